/**
 * Polls of one node that are under way in this process. n8n starts a poll when its time has come, whether the one before has
 * ended or not; two of them would read from the same place and hand on the same changes.
 */
const underWay = new Map<string, Turn>();

/** After that a poll is taken for lost: an answer that never ends must not silence the trigger for good. */
const longest = 60 * 60 * 1000;

export interface Turn {
	started: number;
	/** False once the poll was taken for lost and another has begun: then nothing of it may be kept. */
	isCurrent: () => boolean;
	end: () => void;
}

/** The turn of a poll; undefined while another of the same node is under way. */
export function takeTurn(node: string, now = Date.now()): Turn | undefined {
	const other = underWay.get(node);
	if (other !== undefined && now - other.started < longest) return undefined;
	const turn: Turn = {
		started: now,
		isCurrent: () => underWay.get(node) === turn,
		end: () => {
			if (turn.isCurrent()) underWay.delete(node);
		},
	};
	underWay.set(node, turn);
	return turn;
}
