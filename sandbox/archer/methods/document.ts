import { escapeAttribute } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';

/** Not a Word document, only bytes that a test can know again. */
function documentOf(contentId: number, templateId: number): string {
	return Buffer.from(`Record ${contentId} merged with template ${templateId}`).toString('base64');
}

function mergeOf(call: ArcherCall) {
	const merge = call.state.content.merges.get(call.integer('exportId'));
	if (merge === undefined) throw new ArcherFault('The export does not exist');
	return merge;
}

function checkRecord(call: ArcherCall): void {
	if (!call.state.content.records.has(call.integer('contentId')))
		throw new ArcherFault('The content does not exist');
}

/** record.asmx: attachments and mail merge */
export const documentMethods: ArcherMethods = {
	GetAttachmentFile: (call) => {
		const file = call.state.content.files.get(call.integer('fileId'));
		if (file === undefined) return '';
		const { id, name, data } = file;
		return `<files><file id="${id}" name="${escapeAttribute(name)}" length="${data.length}">${data.toString('base64')}</file></files>`;
	},

	PerformMailMerge: (call) => {
		checkRecord(call);
		return documentOf(call.integer('contentId'), call.integer('mailMergeTemplateId'));
	},

	StartAsyncMailMerge: (call) => {
		checkRecord(call);
		return call.state.content.startMerge(call.integer('contentId'), call.integer('mailMergeTemplateId')).id;
	},

	CheckAsyncMailMergeProgress: (call) => {
		const merge = mergeOf(call);
		merge.looks++;
		return Math.min(100, Math.floor((merge.looks * 100) / call.state.content.looksUntilMerged));
	},

	GetAsyncMailMergeDocument: (call) => {
		const merge = mergeOf(call);
		return merge.looks < call.state.content.looksUntilMerged
			? null
			: documentOf(merge.contentId, merge.templateId);
	},
};
