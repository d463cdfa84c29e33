import { Linter } from "eslint";
import { dirname, join } from "node:path";
import ts from "typescript";
import tseslint from "typescript-eslint";
import { } from "../../src/cli/runner";
import { packageRoot } from "../../src/lib/files";
import { extractCells, type CellModule } from "./extract-cells";
import type { Notebook } from "../../src/cli/runner";

/** Something wrong with a notebook's code. */
export interface CodeProblem {
  readonly cell: number;
  readonly line: number;
  readonly message: string;
}

/**
 * Checks the code of notebooks, all in one program: types with our strict settings, promises that nobody awaits,
 * imports of anything but the library, tensors held by cells.
 *
 * @param notebooks by name
 * @returns problems by name, in the order of the code
 */
export function checkCode(notebooks: ReadonlyMap<string, Notebook>): Map<string, CodeProblem[]> {
  const modules = new Map([...notebooks].map(([name, notebook]) => [fileOf(name), extractCells(notebook)] as const));
  const program = programOf(modules);
  return new Map(
    [...notebooks.keys()].map((name) => {
      const file = fileOf(name);
      const module = modules.get(file);
      const source = program.getSourceFile(file);
      if (module === undefined || source === undefined) throw new Error(`no module for ${name}`);
      const found = [
        ...typeErrors(program, source),
        ...floatingPromises(program, file, module.code),
        ...foreignImports(source),
        ...heldTensors(program.getTypeChecker(), source),
      ];
      found.sort((a, b) => a.line - b.line);
      return [name, found.map(({ line, message }) => ({ ...module.place(line), message }))];
    }),
  );
}

interface Found {
  /** of the module, from 1 */
  readonly line: number;
  readonly message: string;
}

function fileOf(name: string): string {
  return join(packageRoot(), "notebooks", `${name}.cells.ts`);
}

function programOf(modules: ReadonlyMap<string, CellModule>): ts.Program {
  const root = packageRoot();
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const settings: ts.CompilerOptions = {
    ...options,
    noEmit: true,
    incremental: false,
    tsBuildInfoFile: undefined,
    declaration: false,
    rootDir: undefined,
    // top-level await needs a module; the kernel resolves as Node did before `exports`
    module: ts.ModuleKind.ES2022,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    // a cell may show off a value that no later cell uses
    noUnusedLocals: false,
  };
  const host = ts.createCompilerHost(settings, true);
  const { fileExists, readFile, directoryExists, getSourceFile } = host;
  const folders = new Set([...modules.keys()].map(dirname));
  host.fileExists = (file) => modules.has(file) || fileExists.call(host, file);
  host.readFile = (file) => modules.get(file)?.code ?? readFile.call(host, file);
  host.directoryExists = (folder) => folders.has(folder) || (directoryExists?.call(host, folder) ?? true);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const code = modules.get(file)?.code;
    if (code === undefined) return getSourceFile.call(host, file, languageVersion, ...rest);
    return ts.createSourceFile(file, code, languageVersion, true);
  };
  return ts.createProgram({ rootNames: [...modules.keys()], options: settings, host });
}

function typeErrors(program: ts.Program, source: ts.SourceFile): Found[] {
  // what follows a syntax error follows from it
  const syntax = program.getSyntacticDiagnostics(source).slice(0, 1);
  const diagnostics = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(source);
  return diagnostics.map(({ start = 0, messageText }) => ({
    line: lineAt(source, start),
    message: ts.flattenDiagnosticMessageText(messageText, "\n"),
  }));
}

function floatingPromises(program: ts.Program, file: string, code: string): Found[] {
  const messages = new Linter({ cwd: packageRoot() }).verify(
    code,
    {
      files: ["**/*.ts"],
      languageOptions: { parser: tseslint.parser as Linter.Parser, parserOptions: { programs: [program] } },
      plugins: { typescript: tseslint.plugin as never },
      rules: { "typescript/no-floating-promises": "error", "typescript/no-misused-promises": "error" },
    },
    { filename: file },
  );
  return messages.filter(({ fatal }) => fatal !== true).map(({ line, message }) => ({ line, message }));
}

function foreignImports(source: ts.SourceFile): Found[] {
  const found: Found[] = [];
  const check = (specifier: ts.Node | undefined): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier) || /^latent-sky(?:\/|$)/.test(specifier.text))
      return;
    const message = `a cell imports only from "latent-sky" and its parts, not from "${specifier.text}"`;
    found.push({ line: lineAt(source, specifier.getStart(source)), message });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) check(node.moduleSpecifier);
    if (ts.isExternalModuleReference(node)) check(node.expression);
    if (ts.isCallExpression(node)) {
      const callee = node.expression;
      const isImport =
        callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
      if (isImport) check(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Names of the outermost scope that hold a tensor: these live until the kernel ends. */
function heldTensors(checker: ts.TypeChecker, source: ts.SourceFile): Found[] {
  return source.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations
      .flatMap((declaration) => bindings(declaration.name))
      .filter((name) => {
        const type = checker.getTypeAtLocation(name);
        return [type, checker.getIndexTypeOfType(type, ts.IndexKind.Number)].some(isTensor);
      })
      .map((name) => ({
        line: lineAt(source, name.getStart(source)),
        message: `"${name.text}" is a tensor: cells hold arrays, the library holds tensors`,
      })),
  );
}

function isTensor(type: ts.Type | undefined): boolean {
  return ["dataSync", "dispose", "shape"].every((name) => type?.getProperty(name) !== undefined);
}

function bindings(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindings(element.name) : []));
}

function lineAt(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}
