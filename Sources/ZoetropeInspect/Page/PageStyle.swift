/// The page's style sheet: a calm dark ground for pictures, and paper when it is printed.
package enum PageStyle {
  package static let sheet = """
    :root{color-scheme:dark;--ground:#16181b;--panel:#1d2024;--rule:#30353c;--text:#dcdfe4;
    --quiet:#a4abb5;--strong:#f7f5f0;--warm:#e9b06a;--link:#a9c8f5}
    *{box-sizing:border-box}
    html{background:var(--ground);-webkit-text-size-adjust:100%;scroll-behavior:smooth}
    body{margin:0 auto;max-width:1200px;padding:48px 24px 96px;background:var(--ground);
    color:var(--text);font:16px/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
    h1,h2,h3,h4{color:var(--strong);line-height:1.2;margin:0 0 12px;font-weight:600;
    text-wrap:balance}
    h1,h2{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:5;overflow:hidden;
    padding-bottom:.1em}
    h1{font-size:clamp(28px,5vw,44px);letter-spacing:-.02em}
    h2{font-size:28px;letter-spacing:-.01em}
    h3{font-size:20px}
    h4{font-size:16px}
    p{margin:0 0 16px;max-width:72ch}
    a{color:var(--link);text-underline-offset:3px;text-decoration-thickness:1px}
    a:focus-visible,.wide:focus-visible{outline:2px solid var(--warm);outline-offset:3px}
    img{display:block;width:100%;height:auto;border-radius:4px;background:#0d0e10;
    image-rendering:auto}
    svg{display:block}
    figure{margin:0;min-width:0}
    figcaption{margin-top:8px;font-size:14px;line-height:1.45;color:var(--quiet)}
    figcaption strong{color:var(--text);font-weight:600}
    section{margin-top:56px}
    section section{margin-top:48px}
    section section section{margin-top:28px}
    .network{border-top:1px solid var(--rule);padding-top:48px;margin-top:72px}
    .quiet{color:var(--quiet)}
    .about{white-space:pre-line}
    .hero{display:grid;grid-template-columns:minmax(0,8fr) minmax(0,5fr);gap:40px;
    align-items:center}
    .hero img{max-height:80vh;object-fit:contain;border-radius:6px}
    .hero .moment{color:var(--warm);font-size:15px;margin:0 0 12px}
    .contents{margin-top:40px;font-size:15px}
    .contents ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px 22px;margin:0;padding:0}
    .contents li{min-width:0}
    .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:22px 16px}
    .grid.large{grid-template-columns:repeat(auto-fill,minmax(min(100%,250px),1fr));gap:24px}
    .mosaic figcaption{font-size:13px;margin-top:6px}
    .mosaic .bar{width:100%;height:3px;margin:5px 0 0}
    .pair{display:flex;flex-wrap:wrap;gap:24px;align-items:flex-start}
    .pair>*{min-width:0;max-width:100%}
    .wide{overflow-x:auto;width:fit-content;max-width:100%;padding:16px;background:var(--panel);border-radius:6px}
    .grid+.wide{margin-top:24px}
    .wide+p{margin-top:12px}
    .beside{display:grid;grid-template-columns:fit-content(60%) minmax(0,1fr);gap:32px;
    align-items:start}
    .beside>*{min-width:0}
    .passes{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,3fr);gap:32px;
    align-items:start}
    .passes section:first-child{margin-top:0}
    .triple{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:16px}
    .triple figcaption{font-size:13px;margin-top:6px}
    dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:6px 24px;margin:0 0 24px;
    max-width:84ch}
    dt{color:var(--quiet)}
    dd{margin:0}
    table{border-collapse:collapse;font-size:14.5px;font-variant-numeric:tabular-nums;
    overflow-wrap:normal}
    caption{text-align:left;color:var(--quiet);padding-bottom:10px}
    th,td{text-align:right;padding:7px 0 7px 28px;white-space:nowrap;
    border-top:1px solid var(--rule)}
    th:first-child{text-align:left;padding-left:0}
    thead th{border-top:0;color:var(--quiet);font-weight:500}
    tbody th{font-weight:500;color:var(--text);white-space:normal;min-width:9em;max-width:24em;
    overflow-wrap:anywhere}
    .number{display:inline-block;min-width:4.5em}
    .bar{display:inline-block;width:96px;height:7px;margin-left:12px;background:#2b3037;
    border-radius:4px;overflow:hidden;vertical-align:middle;text-align:left}
    .bar>span{display:block;height:100%;background:var(--warm);border-radius:4px}
    .references{padding-left:20px;color:var(--quiet);font-size:14.5px}
    .references li{margin-bottom:6px}
    .references :target,.references li:target{color:var(--strong)}
    @media (max-width:960px){.beside{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:760px){body{padding:24px 16px 64px}
    .passes{grid-template-columns:minmax(0,1fr)}.triple{gap:8px}
    .hero{grid-template-columns:minmax(0,1fr);gap:24px}
    dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin-bottom:10px}
    .grid{grid-template-columns:repeat(auto-fill,minmax(130px,1fr));gap:18px 12px}
    th,td{padding-left:18px}.bar{width:56px}.wide{padding:12px}
    .network{margin-top:56px;padding-top:36px}}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    @media print{:root{color-scheme:light;--ground:#fff;--panel:#fff;--rule:#ccc;--text:#222;
    --quiet:#555;--strong:#000;--link:#222;--warm:#a8641b}
    body{max-width:none;padding:0;font-size:11pt}
    .contents{display:none}.wide{overflow:visible;padding:0}.wide svg{max-width:100%;height:auto}
    figure,tr,h2,h3,h4{break-inside:avoid}h2,h3,h4{break-after:avoid}
    svg,img,.bar,.bar>span{print-color-adjust:exact;-webkit-print-color-adjust:exact}
    svg text{fill:#444}svg [fill="#d5d9df"]{fill:#555}.bar{background:#ddd}}
    """
}
