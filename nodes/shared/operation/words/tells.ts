import { callDescribed } from '../described/call';
import type { Tells } from '../spec';
import { surveySystem } from '../survey/survey';

/** What tasks of every system tell by several calls, by the names that they use; a dialect has its own beside these. */
export const tellsOfAll: Record<string, Tells> = {
	describedMethod: callDescribed,
	systemCheck: surveySystem,
};
