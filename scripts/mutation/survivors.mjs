/**
 * The changes that no test notices and why that is right. A reason belongs to a line of code with what was changed in it, not to
 * a line number.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../lib/install.mjs';

const file = path.join(root, 'scripts', 'mutation', 'survivors.yaml');

const flat = (text) => text.replace(/\s+/g, ' ').trim();

export const shown = ({ original, replacement }) =>
	`${flat(original).slice(0, 100)} → ${flat(replacement).slice(0, 100)}`;

/** Reasons of the list, by file; `code` is the line and `change` what became of it. */
export function listedSurvivors() {
	const listed = existsSync(file) ? (parse(readFileSync(file, 'utf8')) ?? {}) : {};
	const used = new Set();
	return {
		reasonOf(mutant) {
			const entry = (listed[mutant.file] ?? []).find(
				({ code, change }) =>
					flat(code) === flat(mutant.code) && (change === undefined || change === shown(mutant)),
			);
			if (entry) used.add(entry);
			return entry?.reason;
		},
		/** Entries whose line is not there any more. */
		lost(mutants) {
			const lines = new Set(mutants.map((mutant) => `${mutant.file} ${flat(mutant.code)}`));
			return Object.entries(listed).flatMap(([name, entries]) =>
				entries
					.filter(({ code }) => !lines.has(`${name} ${flat(code)}`))
					.map(({ code }) => `${name}: ${code}`),
			);
		},
	};
}
