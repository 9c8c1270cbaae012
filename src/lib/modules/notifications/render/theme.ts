/** The looks of a mail, inline because mail programs drop style sheets. */
export const STYLE = {
	page: "margin:0;padding:24px 12px;word-break:keep-all;overflow-wrap:anywhere;background:#f4f4f2;color:#1d1d1b;font:16px/1.6 -apple-system,BlinkMacSystemFont,'Segoe UI','Apple SD Gothic Neo','Malgun Gothic','Noto Sans KR',sans-serif;",
	sheet: 'max-width:560px;background:#ffffff;border-radius:12px;text-align:left;',
	inside: 'padding:28px 24px;',
	shop: 'margin:0 0 20px;font-size:15px;font-weight:600;color:#5c5c58;',
	logo: 'display:block;max-width:100%;height:40px;border:0;',
	link: 'margin:14px 0;font-size:13px;color:#5c5c58;',
	heading: 'margin:0 0 16px;font-size:22px;line-height:1.3;',
	title: 'margin:24px 0 4px;font-size:15px;',
	text: 'margin:0 0 14px;',
	note: 'margin:14px 0;font-size:13px;color:#5c5c58;',
	soft: 'font-size:13px;color:#5c5c58;',
	quote: 'margin:0 0 14px;padding:2px 0 2px 14px;border-left:3px solid #d8d8d2;',
	list: 'margin:0 0 14px;padding-left:20px;',
	entry: 'margin:0 0 4px;',
	table: 'border-collapse:collapse;margin:0 0 14px;',
	cell: 'padding:8px 8px 8px 0;border-bottom:1px solid #e4e4df;vertical-align:top;',
	figure:
		'padding:8px 0;border-bottom:1px solid #e4e4df;vertical-align:top;white-space:nowrap;font-variant-numeric:tabular-nums;',
	strong: 'font-weight:600;',
	button:
		'display:inline-block;padding:11px 18px;border-radius:8px;background:#1f4fd8;color:#ffffff;font-weight:600;text-decoration:none;'
} as const;

/** What changes in the dark. `!important`, because it has to beat the inline styles. */
export const THEME =
	'@media (prefers-color-scheme:dark){.page{background:#161615!important;color:#ececea!important}' +
	'.sheet{background:#1f1f1e!important}.soft{color:#a9a9a4!important}.line{border-color:#3a3a37!important}' +
	'.button{background:#8fb0ff!important;color:#10204d!important}}';
