import { parseAst } from "vitest/node";

/** One small fault: the characters from `start` to `end` of a file replaced. `kind` is the rule that made it. */
export type Mutant = { readonly kind: string; readonly start: number; readonly end: number; readonly replacement: string };

/** A node of an ESTree syntax tree, offsets in UTF-16 units. */
type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>;

const OPERATORS: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "&&": "||",
  "||": "&&",
};

/** TypeScript's wrappers of an expression; all other `TS…` nodes are types, which no test can see. */
const WRAPPERS = new Set(["TSAsExpression", "TSNonNullExpression", "TSSatisfiesExpression"]);

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === "string";

/** Every mutant of a TypeScript source: see the rules below. Throws a SyntaxError for what does not parse. */
export function mutantsOf(source: string): Mutant[] {
  const mutants: Mutant[] = [];
  const walk = (node: Node): void => {
    if (node.type.startsWith("TS") && !WRAPPERS.has(node.type)) return;
    if (node.type === "ImportDeclaration" || node.type === "ExportAllDeclaration") return;
    mutants.push(...mutantsAt(node, source));
    for (const child of Object.values(node).flat()) if (isNode(child)) walk(child);
  };
  walk(parseAst(source, { lang: "ts" }) as unknown as Node);
  return mutants;
}

/** The rules: which faults one node can have. */
function mutantsAt(node: Node, source: string): Mutant[] {
  const text = ({ start, end }: Node) => source.slice(start, end);
  const replace = (kind: string, { start, end }: Pick<Node, "start" | "end">, replacement: string): Mutant[] => [
    { kind, start, end, replacement },
  ];
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression": {
      const [left, right, operator] = [node.left as Node, node.right as Node, node.operator as string];
      if (operator === "??") return replace("default", node, text(left));
      const other = OPERATORS[operator];
      if (other === undefined) return [];
      const kind = node.type === "LogicalExpression" ? "logic" : "+-".includes(operator) ? "arithmetic" : "comparison";
      const between = { start: left.end, end: right.start };
      return replace(kind, between, source.slice(left.end, right.start).replace(operator, other));
    }
    case "IfStatement":
    case "ConditionalExpression":
      return replace("condition", node.test as Node, `!(${text(node.test as Node)})`);
    case "UnaryExpression":
      return node.operator === "!" ? replace("condition", node, text(node.argument as Node)) : [];
    case "ExpressionStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return replace("statement", node, ";");
    case "Literal":
      if (typeof node.value === "number") return replace("number", node, String(node.value + 1));
      if (typeof node.value === "boolean") return replace("boolean", node, String(!node.value));
      if (typeof node.value === "string") return replace("string", node, node.value === "" ? '"x"' : '""');
      return [];
    default:
      return [];
  }
}
