/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import { escapeAttribute, escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ContentRecord } from '../state/model';
import { checkRequired, readDocument, readRecord } from '../wire/input';
import { singleRecord } from '../wire/record';

function recordOf(call: ArcherCall, name = 'contentId'): ContentRecord {
	const record = call.state.content.records.get(call.integer(name));
	if (record === undefined) throw new ArcherFault('The content does not exist');
	return record;
}

function moduleOf(call: ArcherCall, name = 'moduleId') {
	const module = call.state.content.module(String(call.integer(name)));
	if (module === undefined) throw new ArcherFault('The module does not exist');
	return module;
}

function create(call: ArcherCall, moduleName = 'moduleId'): number {
	const module = moduleOf(call, moduleName);
	const { content } = call.state;
	const input = readRecord(content, readDocument(call.text('fieldValues'), 'fieldValues'), module.id);
	const levelId = input.levelId || module.levels[0];
	checkRequired(content, levelId, input.values);
	return content.add(module.id, levelId, input.values).contentId;
}

const declaration = '<?xml version="1.0" encoding="utf-16"?>';

/** record.asmx: records. The names inside lists of IDs, of UpdateRecords and of the access history are the sandbox's own. */
export const recordMethods: ArcherMethods = {
	CreateRecord: (call) => create(call),

	CreateRecords: (call) => {
		const module = moduleOf(call);
		const { content } = call.state;
		const given = call.text('contentRecords');
		try {
			const inputs = readDocument(given, 'contentRecords').children.map((node) =>
				readRecord(content, node, module.id),
			);
			for (const { levelId, values } of inputs) checkRequired(content, levelId || module.levels[0], values);
			const ids = inputs.map(
				({ levelId, values }) => content.add(module.id, levelId || module.levels[0], values).contentId,
			);
			return `${declaration}<Records>${ids.map((id) => `<Record contentId="${id}" />`).join('')}</Records>`;
		} catch (error) {
			// Invalid data creates nothing and gives the input back (vendor's page).
			if (error instanceof ArcherFault) return given;
			throw error;
		}
	},

	CreateSubformRecord: (call) => {
		const field = call.state.content.field(String(call.integer('subformFieldId')));
		if (field?.type !== 24 || field.target !== call.integer('subformModuleId')) {
			throw new ArcherFault('The sub-form field does not exist');
		}
		return create(call, 'subformModuleId');
	},

	CreateQuestionnaireRecord: (call) => {
		const module = moduleOf(call, 'questionnaireModuleId');
		const target = recordOf(call, 'targetContentId');
		return call.state.content.add(
			module.id,
			module.levels[0],
			new Map([[7302, { kind: 'list', entries: [{ id: target.contentId }] }]]),
		).contentId;
	},

	GetRecordById: (call) => {
		const record = call.state.content.records.get(call.integer('contentId'));
		if (record === undefined) return null;
		record.accesses.push({ account: 'api.n8n', time: call.state.content.now() });
		return declaration + singleRecord(call.state, record, call.state.recordForm);
	},

	UpdateRecord: (call) => {
		const record = recordOf(call);
		const { content } = call.state;
		const input = readRecord(content, readDocument(call.text('fieldValues'), 'fieldValues'), record.moduleId);
		checkRequired(content, record.levelId, input.values, record.values);
		content.change(record.contentId, input.values);
		return 1;
	},

	UpdateRecords: (call) => {
		const module = moduleOf(call);
		const { content } = call.state;
		const failed: string[] = [];
		for (const node of readDocument(call.text('contentRecords'), 'contentRecords').children) {
			const id = node.attributes.find(({ name }) => name === 'id')?.value ?? '';
			try {
				const input = readRecord(content, node, module.id);
				const record = content.records.get(input.contentId);
				if (record?.moduleId !== module.id) throw new ArcherFault('The content does not exist');
				checkRequired(content, record.levelId, input.values, record.values);
				content.change(input.contentId, input.values);
			} catch (error) {
				if (!(error instanceof ArcherFault)) throw error;
				failed.push(id);
			}
		}
		return `${declaration}<Records>${failed.map((id) => `<Record id="${escapeAttribute(id)}" />`).join('')}</Records>`;
	},

	DeleteRecord: (call) => {
		const { contentId } = recordOf(call);
		call.state.content.records.delete(contentId);
		return 1;
	},

	DeleteAllRecords: (call) => {
		const module = moduleOf(call);
		const { records } = call.state.content;
		for (const { contentId, moduleId } of [...records.values()])
			if (moduleId === module.id) records.delete(contentId);
		return 1;
	},

	GetChildRecordIds: (call) => {
		const { contentId } = recordOf(call);
		const children = [...call.state.content.records.values()].filter(
			({ parentId }) => parentId === contentId,
		);
		return `${declaration}<Records>${children.map((child) => `<Record id="${child.contentId}" />`).join('')}</Records>`;
	},

	GetAccessHistory: (call) => {
		const entries = recordOf(call).accesses.map(
			({ account, time }) =>
				`<Access><UserName>${escapeText(account)}</UserName><AccessDate>${new Date(time).toISOString()}</AccessDate></Access>`,
		);
		return `${declaration}<AccessHistory>${entries.join('')}</AccessHistory>`;
	},

	CreateCMSTEntry: (call) => {
		const record = recordOf(call);
		const fieldId = call.integer('fieldId');
		if (call.state.content.field(String(fieldId))?.type !== 14)
			throw new ArcherFault('The field is no CAST field');
		const related = recordOf(call, 'parentId');
		record.statuses.set(fieldId, {
			relatedId: related.contentId,
			valueId: call.integer('valueId'),
			comments: call.text('comments') ?? '',
		});
		return 1;
	},
};
