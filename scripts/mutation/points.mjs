/**
 * The places of a source file that say when they are reached: every statement, and every expression that another one decides
 * about. A change belongs to the innermost place around it.
 */
import ts from 'typescript';

export function pointsOf(file, text) {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const points = [];
	const add = (node, form) => points.push({ start: node.getStart(source), end: node.getEnd(), form });
	const visit = (node) => {
		if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		if (isStatement(node)) add(node, isAlone(node) ? 'wrapped' : 'before');
		else if (isDecidedAbout(node)) add(node, 'expression');
		ts.forEachChild(node, visit);
	};
	visit(source);
	return points;
}

function isStatement(node) {
	return (
		ts.isStatement(node) &&
		!ts.isBlock(node) &&
		!ts.isFunctionDeclaration(node) &&
		!ts.isClassDeclaration(node)
	);
}

/** `if (x) return;`: there is no place before it. */
function isAlone({ parent }) {
	return !(ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent));
}

function isDecidedAbout(node) {
	const { parent } = node;
	if (!parent || !ts.isExpression(node)) return false;
	if (ts.isArrowFunction(parent)) return parent.body === node;
	if (ts.isConditionalExpression(parent)) return parent.condition !== node;
	if (ts.isBinaryExpression(parent)) {
		return (
			parent.right === node &&
			[
				ts.SyntaxKind.AmpersandAmpersandToken,
				ts.SyntaxKind.BarBarToken,
				ts.SyntaxKind.QuestionQuestionToken,
			].includes(parent.operatorToken.kind)
		);
	}
	if (ts.isPropertyDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent)) {
		return parent.initializer === node;
	}
	return false;
}

/** The text with a mark at every point. */
export function instrumented(file, text) {
	const points = pointsOf(file, text);
	const inserts = points.flatMap(({ start, end, form }, index) => {
		const mark = `__points[${index}]=1`;
		if (form === 'before') return [{ at: start, text: `${mark};`, order: -end }];
		const [open, close] = form === 'wrapped' ? [`{${mark};`, '}'] : [`(${mark},`, ')'];
		return [
			{ at: start, text: open, order: -end },
			{ at: end, text: close, order: start - 1e9, isEnd: true },
		];
	});
	// Where several begin, the outermost comes first; where several end, the innermost. An end comes before a beginning.
	inserts.sort(
		(one, other) =>
			one.at - other.at ||
			(other.isEnd ? 1 : 0) - (one.isEnd ? 1 : 0) ||
			(one.isEnd ? other.order - one.order : one.order - other.order),
	);
	let result = '';
	let at = 0;
	for (const insert of inserts) {
		result += text.slice(at, insert.at) + insert.text;
		at = insert.at;
	}
	return `const __points = globalThis.mutationPoints(${JSON.stringify(file)}, ${points.length});${result}${text.slice(at)}`;
}

export function pointOf(points, { start, end }) {
	let innermost;
	points.forEach((point, index) => {
		if (point.start > start || point.end < end) return;
		if (
			innermost === undefined ||
			point.end - point.start < points[innermost].end - points[innermost].start
		) {
			innermost = index;
		}
	});
	return innermost;
}
