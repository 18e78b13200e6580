import { cleanFileName } from '../../../nodes/shared/operation/values/fileName';
import { expectQuick } from '../../support/slowness';

describe('names of files from a system', () => {
	test.each([
		['policy.pdf', 'policy.pdf'],
		['Vertrag «1».pdf', 'Vertrag «1».pdf'],
		['契約書 2026.docx', '契約書 2026.docx'],
		['a.tar.gz', 'a.tar.gz'],
		['../../etc/passwd', 'etc_passwd'],
		['/etc/passwd', 'etc_passwd'],
		['..\\..\\Windows\\system32\\drivers.sys', 'Windows_system32_drivers.sys'],
		['C:\\Users\\ann\\a.pdf', 'Users_ann_a.pdf'],
		['C:a.pdf', 'C_a.pdf'],
		['\\\\server\\share\\a.pdf', 'server_share_a.pdf'],
		['Agreement 2026/05.pdf', 'Agreement 2026_05.pdf'],
		['what? "now" <a|b>*.pdf', 'what_ _now_ _a_b_.pdf'],
		['a.pdf:stream', 'a.pdf_stream'],
		['a\u0000b\u001fc\u007fd\u0085.pdf', 'a_b_c_d_.pdf'],
		['a\r\nb.pdf', 'a_b.pdf'],
		['invoice\u202efdp.exe', 'invoicefdp.exe'],
		['a\u200b\u2066b\u2069\ufeff.pdf', 'ab.pdf'],
		['a\u2028b\ud800c.pdf', 'a_b_c.pdf'],
		['  a.pdf  ', 'a.pdf'],
		['a.pdf...', 'a.pdf'],
		['a.pdf. . .', 'a.pdf'],
		['..', 'file'],
		['.', 'file'],
		['', 'file'],
		[' \t ', 'file'],
		['///', 'file'],
		['\u202e', 'file'],
		['.htaccess', 'file.htaccess'],
		['..pdf', 'file.pdf'],
		['CON', '_CON'],
		['con.txt', '_con.txt'],
		['Aux.tar.gz', '_Aux.tar.gz'],
		['COM1.pdf', '_COM1.pdf'],
		['lpt\u00b9.txt', '_lpt\u00b9.txt'],
		['nul .txt', '_nul .txt'],
		['console.txt', 'console.txt'],
		['__proto__', '__proto__'],
	])('%j becomes %j', (given, clean) => {
		expect(cleanFileName(given)).toBe(clean);
		expect(cleanFileName(clean)).toBe(clean);
	});

	test('long names are cut between characters, and keep their extension', () => {
		for (const character of ['x', 'é', '契', '\u{1F600}']) {
			const clean = cleanFileName(`${character.repeat(500)}.docx`);
			expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
			expect(Buffer.byteLength(clean)).toBeGreaterThan(190);
			expect(clean.endsWith(`${character}.docx`)).toBe(true);
			expect(clean).not.toMatch(/\p{Surrogate}/u);
		}
		expect(Buffer.byteLength(cleanFileName(`a.${'x'.repeat(500)}`))).toBeLessThanOrEqual(200);
	});

	test('a name of a megabyte is cleaned at once', async () => {
		await expectQuick(4000, () => {
			for (const part of ['. ', '/', '\\..', ' ', '.', '\u202e', 'con.', 'a/']) {
				expect(Buffer.byteLength(cleanFileName(part.repeat(500_000)))).toBeLessThanOrEqual(200);
			}
		});
	});
});
