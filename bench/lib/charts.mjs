/** Small charts as SVG; legible on a light and on a dark page. */

const ink = '#6b7280';
const ours = '#2563eb';
const theirs = '#d97706';
const font = 'font-family="system-ui, sans-serif"';

const escaped = (content) =>
	String(content).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
const text = (x, y, content, more = 'font-size="13"') => {
	const size = more.includes('font-size') ? '' : ' font-size="13"';
	return `<text x="${x}" y="${y}" fill="${ink}" ${font}${size} ${more}>${escaped(content)}</text>`;
};

function svg(width, height, title, parts) {
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">
${text(0, 16, title, 'font-weight="600"')}
${parts.join('\n')}
</svg>
`;
}

/** One bar for each row `{ label, value, goal }`: a share of the peer, whose bar is full. */
export function shares(title, rows) {
	const [left, width, step] = [420, 340, 34];
	const scale = width / Math.max(1, ...rows.map(({ value, goal }) => Math.max(value, goal ?? 0)));
	const parts = rows.flatMap(({ label, value, goal }, index) => {
		const y = 34 + index * step;
		return [
			text(left - 8, y + 15, label, 'text-anchor="end"'),
			`<rect x="${left}" y="${y}" width="${(scale * 1).toFixed(1)}" height="20" rx="3" fill="${theirs}" opacity="0.25"/>`,
			`<rect x="${left}" y="${y}" width="${(scale * value).toFixed(1)}" height="20" rx="3" fill="${ours}"/>`,
			...(goal === undefined
				? []
				: [
						`<line x1="${(left + scale * goal).toFixed(1)}" x2="${(left + scale * goal).toFixed(1)}" y1="${y - 4}" y2="${y + 24}" stroke="${ink}" stroke-width="2"/>`,
					]),
			text(left + width + 12, y + 15, value.toFixed(2)),
		];
	});
	const height = 34 + rows.length * step + 24;
	parts.push(text(left, height - 8, 'blue: ours; orange: the peer; line: the goal', 'font-size="11"'));
	return svg(left + width + 60, height, title, parts);
}

/** Lines `{ label, points: [[x, y]] }` over a logarithmic x axis. */
export function lines(title, unit, series) {
	const [left, top, width, height] = [70, 40, 520, 220];
	const points = series.flatMap((each) => each.points);
	const [low, high] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
	const most = Math.max(...points.map(([, y]) => y)) * 1.1;
	const x = (value) => left + (width * Math.log(value / low)) / Math.log(high / low || 2);
	const y = (value) => top + height - (height * value) / most;
	const number = new Intl.NumberFormat('en-US');
	const parts = [
		`<path d="M${left} ${top}V${top + height}H${left + width}" fill="none" stroke="${ink}"/>`,
		text(
			left - 8,
			top + 8,
			`${most < 10 ? most.toFixed(1) : number.format(Math.round(most))} ${unit}`,
			'text-anchor="end" font-size="11"',
		),
		text(left - 8, top + height, '0', 'text-anchor="end" font-size="11"'),
		...[...new Set(points.map(([value]) => value))].map((value) =>
			text(
				x(value).toFixed(1),
				top + height + 18,
				number.format(value),
				'text-anchor="middle" font-size="11"',
			),
		),
	];
	for (const [index, { label, points: own }] of series.entries()) {
		const colour = index === 0 ? ours : theirs;
		const path = own.map(([a, b]) => `${x(a).toFixed(1)},${y(b).toFixed(1)}`).join(' ');
		parts.push(`<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2.5"/>`);
		for (const [a, b] of own)
			parts.push(`<circle cx="${x(a).toFixed(1)}" cy="${y(b).toFixed(1)}" r="3.5" fill="${colour}"/>`);
		parts.push(
			`<rect x="${left + 12 + index * 190}" y="${top + height + 32}" width="12" height="12" fill="${colour}"/>`,
			text(left + 30 + index * 190, top + height + 43, label),
		);
	}
	return svg(left + width + 30, top + height + 56, title, parts);
}
