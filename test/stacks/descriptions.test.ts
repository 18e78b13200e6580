/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formOf } from '../../nodes/shared/operation/described/columns';
import { methodNamed, methodsIn } from '../../nodes/shared/wsdl/description';
import { gatherDocuments, type Get } from '../../nodes/shared/wsdl/documents';
import { archerContract, softExpertContract } from '../../sandbox/contract/load';
import { asmxMissing, startAsmx } from './asmx/start';
import { phpMissing, startPhp } from './php/start';

/**
 * The descriptions that the frameworks themselves write: their methods and parameters are those of the contracts that the
 * services were made from. `RECORD_DESCRIPTIONS=1` keeps them for the tests that run without the frameworks.
 */

const recorded = path.join(__dirname, '..', 'unit', 'wsdl', 'described');

const getFrom =
	(file?: string): Get =>
	async (url) => {
		const answer = await fetch(url);
		const body = new Uint8Array(await answer.arrayBuffer());
		if (file && process.env.RECORD_DESCRIPTIONS) writeFileSync(path.join(recorded, file), body);
		return {
			status: answer.status,
			headers: { 'content-type': answer.headers.get('content-type') ?? '' },
			body,
		};
	};

const whenThere = (missing: string[]) => (missing.length === 0 ? test : test.skip);

whenThere(asmxMissing)('ASP.NET', async () => {
	const stack = await startAsmx({ contract: archerContract });
	try {
		// A small one, to be kept.
		await gatherDocuments(`${stack.url}/ws/module.asmx?WSDL`, getFrom('asmx.wsdl.xml'));
		const documents = await gatherDocuments(`${stack.url}/ws/accesscontrol.asmx?WSDL`, getFrom());
		expect(documents.problems).toEqual([]);
		const methods = methodsIn(documents).filter(({ problem }) => problem === undefined);
		for (const { name, params, returns } of archerContract.services.accesscontrol.methods) {
			const method = methodNamed(methods, name)!;
			const form = formOf(method, ['sessionToken']);
			expect([name, form.columns.map((column) => column.name)]).toEqual([
				name,
				params.map((parameter) => parameter.name).filter((each) => each !== 'sessionToken'),
			]);
			const answer = method.response!.type();
			expect(answer).toMatchObject({ children: [{ name: `${name}Result` }] });
			const [result] = answer.kind === 'complex' ? answer.children : [];
			expect([name, result.type()]).toMatchObject([name, { base: returns.type }]);
		}
	} finally {
		await stack.stop();
	}
});

whenThere(phpMissing)('PHP', async () => {
	const stack = await startPhp();
	try {
		const documents = await gatherDocuments(`${stack.url}/adm_ws.php?wsdl`, getFrom());
		expect(documents.problems).toEqual([]);
		const methods = methodsIn(documents);
		for (const { name, params } of softExpertContract.methods) {
			const form = formOf(methodNamed(methods, name)!, []);
			expect(form.problem).toBeUndefined();
			if (form.path.length > 0) continue;
			expect([name, form.columns.map((column) => column.name)]).toEqual([
				name,
				params.map((each) => each.name),
			]);
		}
	} finally {
		await stack.stop();
	}
});
