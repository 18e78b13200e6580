/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a tool of the repository, it never runs inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files that each file imports, all of them by their paths from the root of the repository. */
export type Imports = Map<string, string[]>;

export function sourcesBelow(root: string, folder: string): string[] {
	return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
		.filter((entry) => entry.isFile() && /\.m?ts$|\.mjs$/.test(entry.name))
		.map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

const relativeImport = /\b(?:from|import|require)\s*\(?\s*'(\.{1,2}(?:\/[^']*)?)'/g;

/** Types included: a room is entered by whatever is taken from it. What is not among the files is left out. */
export function importsOf(root: string, files: string[]): Imports {
	const known = new Set(files);
	const imports: Imports = new Map();
	for (const file of files) {
		const text = readFileSync(path.join(root, file), 'utf8');
		const targets = new Set<string>();
		for (const [, specifier] of text.matchAll(relativeImport)) {
			const base = path.posix.join(path.posix.dirname(file), specifier);
			const target = [`${base}.ts`, `${base}/index.ts`, base].find((each) => known.has(each));
			if (target !== undefined) targets.add(target);
		}
		imports.set(file, [...targets]);
	}
	return imports;
}

/** Groups of two or more that import each other in a circle (Tarjan's strongly connected components). */
export function circlesOf(imports: Imports): string[][] {
	const index = new Map<string, number>();
	const low = new Map<string, number>();
	const stack: string[] = [];
	const open = new Set<string>();
	const circles: string[][] = [];
	const lower = (file: string, to: number) => low.set(file, Math.min(low.get(file)!, to));
	const visit = (file: string) => {
		low.set(file, index.size);
		index.set(file, index.size);
		stack.push(file);
		open.add(file);
		for (const target of imports.get(file) ?? []) {
			if (!index.has(target)) {
				visit(target);
				lower(file, low.get(target)!);
			} else if (open.has(target)) {
				lower(file, index.get(target)!);
			}
		}
		if (low.get(file) !== index.get(file)) return;
		const circle = stack.splice(stack.indexOf(file));
		for (const member of circle) open.delete(member);
		if (circle.length > 1) circles.push(circle);
	};
	for (const file of imports.keys()) if (!index.has(file)) visit(file);
	return circles;
}
