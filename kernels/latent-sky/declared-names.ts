import type * as TypeScript from "@tslab/typescript-for-tslab";

/**
 * The names that a cell declares at its top level: variables (destructured ones too), functions, classes, types,
 * enums, namespaces and imports. What it can read of a cell that does not parse is told too.
 */
export function declaredNames(code: string): string[] {
  // to be found as tslab has it, and not before it is wanted: it takes long to load
  const ts = require("@tslab/typescript-for-tslab") as typeof TypeScript;
  const { statements } = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest);

  function ofBinding(name: TypeScript.BindingName): string[] {
    if (ts.isIdentifier(name)) return [name.text];
    return name.elements.flatMap((element) => (ts.isBindingElement(element) ? ofBinding(element.name) : []));
  }

  function ofImport({ name, namedBindings }: TypeScript.ImportClause): string[] {
    const names = name === undefined ? [] : [name.text];
    if (namedBindings === undefined) return names;
    if (ts.isNamespaceImport(namedBindings)) return [...names, namedBindings.name.text];
    return [...names, ...namedBindings.elements.map((element) => element.name.text)];
  }

  function ofStatement(statement: TypeScript.Statement): string[] {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.flatMap((declaration) => ofBinding(declaration.name));
    }
    if (ts.isImportDeclaration(statement)) {
      return statement.importClause === undefined ? [] : ofImport(statement.importClause);
    }
    const named =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isModuleDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement);
    return named && statement.name !== undefined ? [statement.name.text] : [];
  }

  return statements.flatMap(ofStatement).filter((name) => name !== "");
}
