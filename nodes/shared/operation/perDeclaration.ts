/**
 * What follows from a declaration alone, found out once for each: every item asks again, and declarations do not change after
 * their modules are loaded.
 */
export function perDeclaration<Declaration extends object, Found>(
	find: (declaration: Declaration) => Found,
): (declaration: Declaration) => Found {
	const found = new WeakMap<Declaration, { result: Found }>();
	return (declaration) => {
		const known = found.get(declaration);
		if (known !== undefined) return known.result;
		const result = find(declaration);
		found.set(declaration, { result });
		return result;
	};
}
