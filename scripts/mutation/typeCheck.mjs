/** Says whether the compiler takes a change: what it refuses never gets as far as a test. */
import path from 'node:path';
import ts from 'typescript';
import { root } from '../lib/install.mjs';

export function typeChecker() {
	const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile);
	const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
	const changed = new Map();
	let version = 0;
	const host = {
		getCompilationSettings: () => ({
			...options,
			noEmit: true,
			noUnusedLocals: false,
			noUnusedParameters: false,
		}),
		getScriptFileNames: () => fileNames,
		getScriptVersion: (name) => String(changed.get(name)?.version ?? 0),
		getScriptSnapshot: (name) => {
			const text = changed.get(name)?.text ?? ts.sys.readFile(name);
			return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => root,
		getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
		fileExists: ts.sys.fileExists,
		readFile: ts.sys.readFile,
		readDirectory: ts.sys.readDirectory,
		directoryExists: ts.sys.directoryExists,
		getDirectories: ts.sys.getDirectories,
	};
	const service = ts.createLanguageService(host);
	return ({ file, start, end, replacement }) => {
		const name = path.join(root, file);
		const text = ts.sys.readFile(name);
		changed.set(name, { text: text.slice(0, start) + replacement + text.slice(end), version: ++version });
		const isRefused =
			service.getSyntacticDiagnostics(name).length > 0 || service.getSemanticDiagnostics(name).length > 0;
		changed.set(name, { text, version: ++version });
		return isRefused;
	};
}
