/**
 * What can be changed in a source file: one change each, by its place in the text. Types, imports and declarations that leave
 * no trace at run time are left alone.
 */
import ts from 'typescript';

const { SyntaxKind: kind } = ts;

const binary = new Map([
	[kind.LessThanToken, ['<=', '>=']],
	[kind.LessThanEqualsToken, ['<', '>']],
	[kind.GreaterThanToken, ['>=', '<=']],
	[kind.GreaterThanEqualsToken, ['>', '<']],
	[kind.EqualsEqualsEqualsToken, ['!==']],
	[kind.ExclamationEqualsEqualsToken, ['===']],
	[kind.EqualsEqualsToken, ['!=']],
	[kind.ExclamationEqualsToken, ['==']],
	[kind.PlusToken, ['-']],
	[kind.MinusToken, ['+']],
	[kind.AsteriskToken, ['/']],
	[kind.SlashToken, ['*']],
	[kind.PercentToken, ['*']],
	[kind.AmpersandAmpersandToken, ['||']],
	[kind.BarBarToken, ['&&']],
	[kind.QuestionQuestionToken, ['&&']],
	[kind.PlusEqualsToken, ['-=']],
	[kind.MinusEqualsToken, ['+=']],
	[kind.QuestionQuestionEqualsToken, ['=']],
]);

const methods = new Map(
	Object.entries({
		some: ['every'],
		every: ['some'],
		startsWith: ['endsWith'],
		endsWith: ['startsWith'],
		toLowerCase: ['toUpperCase'],
		toUpperCase: ['toLowerCase'],
		min: ['max'],
		max: ['min'],
		filter: [undefined],
		slice: [undefined],
		trim: [undefined],
		sort: [undefined],
		reverse: [undefined],
	}),
);

export function mutantsOf(file, text) {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
	const found = [];
	const add = (operator, start, end, replacement) => {
		const original = text.slice(start, end);
		if (original === replacement) return;
		found.push({ file, operator, start, end, original, replacement, ...placeOf(source, text, start) });
	};
	const replace = (operator, node, replacement) =>
		add(operator, node.getStart(source), node.getEnd(), replacement);

	const visit = (node) => {
		if (isWithoutTrace(node)) return;
		mutate(node, { replace, add, source });
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function isWithoutTrace(node) {
	return (
		ts.isTypeNode(node) ||
		ts.isImportDeclaration(node) ||
		ts.isExportDeclaration(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node) ||
		ts.isTypeParameterDeclaration(node)
	);
}

function placeOf(source, text, start) {
	const { line, character } = source.getLineAndCharacterOfPosition(start);
	const lines = text.split('\n');
	return { line: line + 1, column: character + 1, code: lines[line].trim() };
}

function mutate(node, { replace, add, source }) {
	if (ts.isBinaryExpression(node)) mutateBinary(node, { add, replace, source });
	else if (node.kind === kind.TrueKeyword) replace('boolean', node, 'false');
	else if (node.kind === kind.FalseKeyword) replace('boolean', node, 'true');
	else if (ts.isPrefixUnaryExpression(node)) mutatePrefix(node, replace, source);
	else if (ts.isPostfixUnaryExpression(node)) {
		const operator = node.operator === kind.PlusPlusToken ? '--' : '++';
		replace('arithmetic', node, `${node.operand.getText(source)}${operator}`);
	} else if (ts.isIfStatement(node) || ts.isWhileStatement(node)) mutateCondition(node.expression, replace);
	else if (ts.isConditionalExpression(node)) mutateCondition(node.condition, replace);
	else if (ts.isForStatement(node) && node.condition) replace('condition', node.condition, 'false');
	else if (ts.isStringLiteralLike(node)) mutateText(node, replace);
	else if (ts.isTemplateExpression(node)) replace('literal', node, '``');
	else if (ts.isNumericLiteral(node))
		replace('literal', node, node.text === '0' ? '1' : `(${node.getText(source)} + 1)`);
	else if (ts.isRegularExpressionLiteral(node)) mutatePattern(node, replace, source);
	else if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isPattern(node))
		replace('literal', node, '[]');
	else if (ts.isObjectLiteralExpression(node) && node.properties.length > 0 && !isPattern(node))
		replace('literal', node, '{}');
	else if (ts.isSpreadAssignment(node)) replace('spread', node, '');
	else if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) replace('return', node.body, 'undefined');
	else if (ts.isReturnStatement(node) && node.expression) replace('return', node.expression, 'undefined');
	else if (
		ts.isExpressionStatement(node) ||
		ts.isThrowStatement(node) ||
		ts.isContinueStatement(node) ||
		ts.isBreakStatement(node)
	) {
		replace('statement', node, ';');
	}
	if (node.questionDotToken) {
		const next = ts.isPropertyAccessExpression(node) ? '.' : '';
		replace('optional chaining', node.questionDotToken, next);
	}
	if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
		mutateMethod(node, { add, replace, source });
	}
}

function mutateBinary(node, { add, replace, source }) {
	const { operatorToken: token, left, right } = node;
	if (token.kind === kind.PlusToken && [left, right].some(isText)) return;
	for (const other of binary.get(token.kind) ?? []) {
		const operator = [kind.AmpersandAmpersandToken, kind.BarBarToken, kind.QuestionQuestionToken].includes(
			token.kind,
		)
			? 'logic'
			: /[<>=!]/.test(other) && !/^[+-]=$/.test(other)
				? 'comparison'
				: 'arithmetic';
		add(operator, token.getStart(source), token.getEnd(), other);
	}
	// Either side alone is what is left when a condition was forgotten.
	if (token.kind === kind.AmpersandAmpersandToken || token.kind === kind.BarBarToken) {
		replace('removed condition', node, left.getText(source));
		replace('removed condition', node, right.getText(source));
	}
	if (token.kind === kind.QuestionQuestionToken) replace('removed condition', node, left.getText(source));
}

const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

function mutatePrefix(node, replace, source) {
	const operand = node.operand.getText(source);
	if (node.operator === kind.ExclamationToken) replace('boolean', node, operand);
	else if (node.operator === kind.MinusToken) replace('arithmetic', node, operand);
	else if (node.operator === kind.PlusPlusToken) replace('arithmetic', node, `--${operand}`);
	else if (node.operator === kind.MinusMinusToken) replace('arithmetic', node, `++${operand}`);
}

function mutateCondition(condition, replace) {
	if (condition.kind === kind.TrueKeyword) return;
	replace('condition', condition, 'true');
	replace('condition', condition, 'false');
}

function mutateText(node, replace) {
	const { parent } = node;
	if (ts.isExternalModuleReference(parent) || ts.isLiteralTypeNode(parent)) return;
	// A key in quotes; an index in brackets is a value.
	if (ts.isPropertyAssignment(parent) && parent.name === node) return;
	replace('literal', node, node.text === '' ? "'mutant'" : "''");
}

function mutatePattern(node, replace, source) {
	const text = node.getText(source);
	const end = text.lastIndexOf('/');
	const [body, flags] = [text.slice(1, end), text.slice(end + 1)];
	const changed = new Set();
	if (body.startsWith('^')) changed.add(`/${body.slice(1)}/${flags}`);
	if (body.endsWith('$') && !body.endsWith('\\$')) changed.add(`/${body.slice(0, -1)}/${flags}`);
	for (const flag of flags.replace(/[us]/g, '')) changed.add(`/${body}/${flags.replace(flag, '')}`);
	const class_ = /\\([dwsDWS])/.exec(body);
	if (class_) {
		const other = class_[1] === class_[1].toLowerCase() ? class_[1].toUpperCase() : class_[1].toLowerCase();
		changed.add(`/${body.slice(0, class_.index)}\\${other}${body.slice(class_.index + 2)}/${flags}`);
	}
	const quantified = /[\w\])]([+*])(?![?+*])/.exec(body);
	if (quantified) {
		const at = quantified.index + 1;
		changed.add(`/${body.slice(0, at)}${body.slice(at + 1)}/${flags}`);
	}
	for (const pattern of changed) {
		try {
			new RegExp(pattern.slice(1, pattern.lastIndexOf('/')), pattern.slice(pattern.lastIndexOf('/') + 1));
			if (pattern !== '//') replace('pattern', node, pattern);
		} catch {
			// Not a pattern.
		}
	}
}

function mutateMethod(node, { add, replace, source }) {
	const { name, expression } = node.expression;
	for (const other of methods.get(name.text) ?? []) {
		if (other !== undefined) add('method', name.getStart(source), name.getEnd(), other);
		else replace('method', node, expression.getText(source));
	}
}

/** Destructuring that assigns. */
function isPattern(node) {
	return (
		ts.isBinaryExpression(node.parent) &&
		node.parent.left === node &&
		node.parent.operatorToken.kind === kind.EqualsToken
	);
}
