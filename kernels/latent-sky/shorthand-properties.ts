import type * as TypeScript from "@tslab/typescript-for-tslab";

/** tslab's name for the file that declares what earlier cells declared. */
const EARLIER_CELLS = "__prev__.d.ts";

/**
 * Writes `{ name }` out as `{ name: exports.name }` where an earlier cell declared the name. tslab does so for a name by
 * itself, but not where it stands for a property and its value at once, and the cell then fails with "name is not
 * defined".
 */
export function expandShorthand(
  ts: typeof TypeScript,
  checker: TypeScript.TypeChecker,
): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const isEarlier = (symbol: TypeScript.Symbol | undefined) =>
    symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith(EARLIER_CELLS)) === true;
  return (context) => {
    const { factory } = context;
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      const inner = ts.visitEachChild(node, visit, context);
      if (!ts.isShorthandPropertyAssignment(node) || !ts.isShorthandPropertyAssignment(inner)) return inner;
      if (!isEarlier(checker.getShorthandAssignmentValueSymbol(node))) return inner;
      const { text } = node.name;
      const value = factory.createPropertyAccessExpression(factory.createIdentifier("exports"), text);
      const fallback = inner.objectAssignmentInitializer;
      const target = fallback === undefined ? value : factory.createAssignment(value, fallback);
      return ts.setTextRange(factory.createPropertyAssignment(text, target), node);
    };
    return (file) => ts.visitNode(file, visit) as TypeScript.SourceFile;
  };
}
