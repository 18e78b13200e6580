/**
 * Whether a function stands anywhere in an operation, in its variants and in the methods of its other words. A look-up belongs
 * to the field and is a method of its own; a task is a function as it is.
 */
export function holdsFunction(value: unknown): boolean {
	if (typeof value === 'function') return true;
	if (typeof value !== 'object' || value === null) return false;
	return Object.entries(value).some(([name, member]) => name !== 'lookup' && holdsFunction(member));
}
