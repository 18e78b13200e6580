/** The real n8n with our package in it, and the processor time and memory of its process. */
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { root, withServer } from './measure.mjs';

const require = createRequire(import.meta.url);
const { createHome, installPackage } = require(path.join(root, 'build/e2e/home.js'));
const { startN8n } = require(path.join(root, 'build/e2e/n8n.js'));

/** Milliseconds per tick of /proc. */
const tick = 10;
const types = {
	http: { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
	xml: { type: 'n8n-nodes-base.xml', typeVersion: 1 },
	archer: { type: 'n8n-nodes-enterprise-soap.archer', typeVersion: 1 },
	nothing: { type: 'n8n-nodes-base.noOp', typeVersion: 1 },
};

/** n8n runs below a guard: its own process is the one that has this user folder and the start file. */
function processOf(home) {
	for (const entry of readdirSync('/proc')) {
		if (!/^\d+$/.test(entry)) continue;
		try {
			const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
			if (!/bin\/n8n\0start/.test(command) || command.includes('guard.mjs')) continue;
			if (readFileSync(`/proc/${entry}/environ`, 'utf8').includes(home)) return Number(entry);
		} catch {
			// It has ended, or is another user's.
		}
	}
	throw new Error('The process of n8n was not found');
}

function cpuOf(id) {
	const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1].split(' ');
	return (Number(fields[11]) + Number(fields[12])) * tick;
}

/** The most memory that n8n holds meanwhile, in MB. */
async function withMemory(id, work) {
	let megabytes = 0;
	let runs = true;
	const watching = (async () => {
		while (runs) {
			const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'));
			megabytes = Math.max(megabytes, Number(resident[1]) / 1024);
			await setTimeout(100);
		}
	})();
	const result = await work();
	runs = false;
	await watching;
	return { result, megabytes };
}

function workflowOf(chain, count) {
	const code = `return Array.from({ length: ${count} }, (_, index) => ({ json: { id: index + 1, userName: 'user' + index } }));`;
	const steps = [
		{ type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: code } },
		...chain.map((step) => ({ ...step, ...types[step.type] })),
	];
	const name = (index) => (index === 0 ? 'Start' : `Step ${index}`);
	const nodes = steps.map((step, index) => ({
		...step,
		id: `node-${index}`,
		name: name(index),
		position: [index * 200, 0],
		...(step.type === types.archer.type && { credentials: { archerApi: { name: 'Archer' } } }),
	}));
	const connections = Object.fromEntries(
		steps
			.slice(1)
			.map((_step, index) => [name(index), { main: [[{ node: name(index + 1), type: 'main', index: 0 }]] }]),
	);
	return { name: 'Benchmark', nodes, connections, last: name(steps.length - 1) };
}

/**
 * Starts n8n and a server. `run` gives for a chain of nodes and a number of items the processor time of n8n, the time of the clock
 * in the nodes, and the memory of n8n at most.
 */
export async function inN8n(work) {
	const home = await createHome();
	let n8n;
	try {
		await installPackage(home);
		n8n = await startN8n({ home, removeHome: true, logLevel: 'error' });
		const { client } = n8n;
		const id = processOf(home);
		const credentialFor = async (baseUrl) =>
			await client.createCredential('Archer', 'archerApi', {
				baseUrl,
				instanceName: 'one',
				userName: 'n8n',
				password: 'x',
			});
		const run = async (chain, count, credential) => {
			const workflow = workflowOf(chain, count);
			const workflowId = await client.importWorkflow(workflow, [credential]);
			const before = cpuOf(id);
			const { result, megabytes } = await withMemory(
				id,
				async () => await client.execute(workflowId, 'Start'),
			);
			const cpu = cpuOf(id) - before;
			const { resultData, status } = result;
			if (status !== 'success') throw new Error(`${status}: ${JSON.stringify(resultData.error)}`);
			const runs = Object.entries(resultData.runData).filter(
				([name]) => name !== 'Start' && name !== 'Step 1',
			);
			const wall = runs.reduce((sum, [, [{ executionTime }]]) => sum + executionTime, 0);
			const found = resultData.runData[workflow.last][0].data.main[0].length;
			if (found !== count) throw new Error(`${found} of ${count} items came out`);
			return { cpu, wall, megabytes };
		};
		return await withServer(async (address) => await work({ address, credentialFor, run }));
	} finally {
		await n8n?.stop();
		await rm(home, { recursive: true, force: true });
	}
}
