/**
 * The description of a release that calls methods or parameters otherwise: `{ newUser: 'addUser' }` puts the second name in the
 * place of the first. What the server understands stays as it is.
 */
export type DescribedNames = Record<string, string>;

export function withDescribedNames(description: string, names: DescribedNames): string {
	return Object.entries(names).reduce(
		(text, [name, other]) => text.replace(new RegExp(`(["':])${name}(?=["'])`, 'g'), `$1${other}`),
		description,
	);
}
