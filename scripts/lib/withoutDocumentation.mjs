import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * What fields of a result say for people is in the repository's documentation and schemas, made from it; the package needs of
 * it only what an error may quote (operation/wire/evidence.ts): the description of what proves a result.
 *
 * @returns reads a source without it
 */
export function readerWithoutDocumentation(root) {
	const config = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile).config;
	const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const program = ts.createProgram(fileNames, { ...options, noEmit: true });
	const checker = program.getTypeChecker();

	const isResultField = (literal) => {
		const type = checker.getContextualType(literal);
		const types = type?.isUnion() ? type.types : [type];
		return types.some((one) => (one?.aliasSymbol ?? one?.symbol)?.name === 'ResultField');
	};

	function leftOut(literal) {
		if (!isResultField(literal)) return [];
		const named = new Map(literal.properties.map((property) => [property.name?.getText(), property]));
		// The first of a result may be its proof; what has a name of its own may come first somewhere.
		const isFirst = !ts.isArrayLiteralExpression(literal.parent) || literal.parent.elements[0] === literal;
		const isQuoted =
			['proof', 'created', 'pattern'].some((name) => named.has(name)) || (named.has('type') && isFirst);
		const texts = [named.get('example'), isQuoted ? undefined : named.get('description')];
		return texts.filter((property) => property !== undefined && ts.isPropertyAssignment(property));
	}

	return (file) => {
		const text = readFileSync(file, 'utf8');
		const source = program.getSourceFile(file);
		if (source === undefined) return text;
		const ranges = [];
		const visit = (node) => {
			if (ts.isObjectLiteralExpression(node)) {
				for (const property of leftOut(node)) {
					const comma = /^\s*,/.exec(text.slice(property.end));
					ranges.push([property.getFullStart(), property.end + (comma?.[0].length ?? 0)]);
				}
			}
			ts.forEachChild(node, visit);
		};
		visit(source);
		return ranges
			.sort(([one], [other]) => other - one)
			.reduce((code, [from, to]) => code.slice(0, from) + code.slice(to), text);
	};
}
