import type { IDataObject } from 'n8n-workflow';
import type {
	Callable,
	OperationContext,
	OperationOutcome,
	OutputFile,
	ParameterValues,
} from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { noFile } from '../content/files';
import { download, getHistory } from '../resources/document';
import { downloadEnvelope, getEnvelopeStatus } from '../resources/envelope';

/** The files of a signing in one item: what was signed, the report on it, and what happened. */

interface Downloaded {
	signed: OutputFile;
	report: OutputFile | undefined;
	warnings: unknown;
}

type Answer<Found> = { found: Found; failure?: undefined } | { found?: undefined; failure: Failure };

const reportField = 'report';

export async function signingRecord(context: OperationContext): Promise<OperationOutcome> {
	const { values } = context;
	const isEnvelope = values.about === 'envelope';
	const names = [values.outputFieldName || 'data', values.reportFieldName, values.trailFieldName].map(String);
	if (new Set(names).size < names.length) return { failure: sameField };
	const files = await (isEnvelope ? filesOfEnvelope(context) : filesOfDocument(context));
	if (files.failure) return files;
	const { signed, report, warnings } = files.found;
	const history = await (isEnvelope ? envelopeHistory(context) : documentHistory(context));
	if (history.failure && !isRefused(history.failure)) return history;
	const events = history.found ?? [];
	const id = String(isEnvelope ? values.envelopeId : values.documentId);
	const missing: IDataObject[] = [];
	if (report === undefined)
		missing.push({ file: 'completion report', reason: 'AssureSign answered without one' });
	if (events.length === 0) {
		missing.push({ file: 'audit trail', reason: history.failure?.message ?? 'AssureSign tells of no event' });
	}
	const [signedName, reportName, trailName] = names;
	return {
		items: [
			{
				json: {
					...(isEnvelope ? { envelopeId: id } : { documentId: id }),
					complete: missing.length === 0,
					missing,
					events,
					warnings: (warnings ?? []) as IDataObject[],
				},
				files: {
					[signedName]: signed,
					...(report && { [reportName]: report }),
					...(events.length > 0 && { [trailName]: trailFile(id, events) }),
				},
			},
		],
	};
}

const sameField: Failure = parameterFailure(
	'Put Output File in Field',
	"Two of the three files would go into one field: 'Put Output File in Field', 'Put Completion Report in Field' and 'Put Audit Trail in Field' need different names",
);

/** It was understood and refused; anything else may come back, and is no fact about the document. */
function isRefused({ kind }: Failure): boolean {
	return kind === 'rejected' || kind === 'notFound' || kind === 'denied';
}

/** An empty file is none. */
function filled(file: OutputFile | undefined): OutputFile | undefined {
	return file && file.data.length > 0 ? file : undefined;
}

async function filesOfDocument({ values, call }: OperationContext): Promise<Answer<Downloaded>> {
	const asked: ParameterValues = {
		...pairOf(values),
		documentPassword: values.password,
		downloadType: 'Completed',
		fileName: values.fileName,
		reportFieldName: reportField,
	};
	const outcome = await call(download, asked);
	if (outcome.failure) return outcome;
	const { json, files = {} } = outcome.items[0];
	const signed = filled(files.data);
	if (signed === undefined) return { failure: noFile('a signed file') };
	return { found: { signed, report: filled(files[reportField]), warnings: json.warnings } };
}

/** All documents come in one file; the answer has an item for each of its files. */
async function filesOfEnvelope({ values, call }: OperationContext): Promise<Answer<Downloaded>> {
	const asked: ParameterValues = {
		...pairOf(values),
		envelopePassword: values.password,
		mergeCompletedDocuments: true,
		includeReport: true,
	};
	const outcome = await call(downloadEnvelope, asked);
	if (outcome.failure) return outcome;
	const [merged, report] = ['merged', 'report'].map((kind) =>
		filled(outcome.items.find(({ json }) => json.file === kind)?.files?.data),
	);
	if (merged === undefined) return { failure: noFile('a signed file') };
	const own = String(values.fileName ?? '').trim();
	const signed = own === '' ? merged : { ...merged, fileName: own };
	return { found: { signed, report, warnings: outcome.items[0].json.warnings } };
}

function pairOf(values: ParameterValues): ParameterValues {
	const { documentId, documentAuthToken, envelopeId, envelopeAuthToken, contextIdentifier } = values;
	return { documentId, documentAuthToken, envelopeId, envelopeAuthToken, contextIdentifier };
}

async function asked({ values, call }: OperationContext, method: Callable): Promise<Answer<IDataObject>> {
	const outcome = await call(method, pairOf(values));
	return outcome.failure ? outcome : { found: outcome.items[0].json };
}

async function documentHistory(context: OperationContext): Promise<Answer<IDataObject[]>> {
	const answer = await asked(context, getHistory);
	return answer.failure ? answer : { found: (answer.found.events ?? []) as IDataObject[] };
}

/** What happened to the envelope, and then to each of its documents. */
async function envelopeHistory(context: OperationContext): Promise<Answer<IDataObject[]>> {
	const answer = await asked(context, getEnvelopeStatus);
	if (answer.failure) return answer;
	const { history, documents } = answer.found;
	const ofDocuments = ((documents ?? []) as IDataObject[]).flatMap(
		({ documentId, documentName, history: own }) =>
			((own ?? []) as IDataObject[]).map((event) => ({ ...event, documentId, documentName })),
	);
	return { found: [...((history ?? []) as IDataObject[]), ...ofDocuments] };
}

/** A text that anybody can open in ten years. */
function trailFile(id: string, events: IDataObject[]): OutputFile {
	const lines = events.map(({ date, details, documentName, documentId }) =>
		[date ?? 'no date', documentName ?? documentId, details]
			.filter((part) => part !== undefined && part !== '')
			.map((part) => String(part).replace(/\s+/g, ' '))
			.join('  '),
	);
	const head = [`Audit trail of ${id}, as AssureSign tells it.`, 'Times without an offset are UTC.', ''];
	return {
		data: Buffer.from([...head, ...lines, ''].join('\n'), 'utf8'),
		fileName: `${id}-audit-trail.txt`,
		mimeType: 'text/plain',
	};
}
