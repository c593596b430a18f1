// SPDX-License-Identifier: EPL-2.0
package org.rdpworkbench.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The one style sheet of HTML reports, and the policy that lets a browser use nothing but it. */
final class HtmlStyle {

    /** Colours that follow the page between light and dark. */
    static final Palette COLOURS = new Palette("var(--ground)", "var(--ink)", "var(--faint)", "var(--line)",
            pair("plain"), pair("good"), pair("warn"), pair("bad"), pair("muted"));

    private static final String RULES = """
            body{margin:0;background:var(--ground);color:var(--ink);line-height:1.5;
            font-family:'Segoe UI','Helvetica Neue',Arial,'DejaVu Sans',sans-serif}
            main{max-width:60rem;margin:0 auto;padding:1.5rem}
            h1,h2,h3,h4{line-height:1.25;margin:1.6rem 0 .5rem}h1{font-size:1.6rem;margin-top:0}h2{font-size:1.2rem}
            h3,h4{font-size:1rem}p{margin:.4rem 0}a{color:var(--plain)}
            article{margin-top:2.5rem;padding-top:1.5rem;border-top:2px solid var(--line)}
            article:first-child{margin-top:0;padding-top:0;border-top:0}
            p,li,td,h1,h2,h3,h4{overflow-wrap:anywhere}.muted,.time,th{color:var(--faint)}
            .summary{font-size:1.1rem;font-weight:600}
            .verdict{display:inline-block;margin:0;padding:.1rem .7rem;border-radius:.3rem;font-weight:700}
            .good{color:var(--good)}.warn{color:var(--warn)}.bad{color:var(--bad)}
            .verdict.good{background:var(--good-soft)}.verdict.warn{background:var(--warn-soft)}
            .verdict.bad{background:var(--bad-soft)}
            ol,ul{margin:.3rem 0;padding:0;list-style:none}
            .ladder li{display:flex;gap:.8rem;padding:.3rem .6rem;border-left:3px solid var(--line)}
            .ladder li.bad{background:var(--bad-soft);border-color:var(--bad);font-weight:600}
            .ladder li.warn{background:var(--warn-soft);border-color:var(--warn)}
            .ladder li.good{border-color:var(--good)}.ladder .stage{flex:0 0 8rem}
            .ladder .outcome{flex:1;color:var(--ink)}.ladder .muted .outcome,.ladder .stage{color:var(--faint)}
            .ladder .time{font-weight:400}.sign{display:inline-block;flex:0 0 1.2rem;min-width:1.2rem;
            text-align:center;font-weight:700}
            .causes>li{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line)}
            .causes h3,.causes h4{margin:0}.share{display:flex;align-items:center;gap:.6rem;margin:0}
            .bar{width:9rem;height:.7rem;flex:none}.bar .ground{fill:var(--muted-soft)}.bar .fill{fill:var(--plain)}
            .percent{min-width:2.7rem;font-weight:700}
            .verdict+h1,.verdict+h2{margin-top:.5rem}
            .reasons li,.problems li{display:flex;gap:.4rem;padding:.1rem 0}.weight{flex:0 0 6rem;color:var(--faint)}
            .changes{padding-left:1.6rem;list-style:decimal}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
            padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line);font-weight:400}
            .index td:first-child{min-width:11rem}.index td:nth-child(2),.index td:nth-child(3){white-space:nowrap}
            thead th{font-weight:600}tbody th{white-space:nowrap;width:11rem}
            code{display:block;padding:.5rem .7rem;background:var(--muted-soft);border-radius:.3rem;
            font-family:Consolas,'DejaVu Sans Mono',monospace;overflow-wrap:anywhere}
            figure{margin:1rem 0}figure svg{max-width:100%;height:auto}
            @media (max-width:40rem){.ladder li{flex-wrap:wrap}.share{flex-wrap:wrap}}
            @media print{main{max-width:none;padding:0}article{break-before:page;border:0;margin:0;padding:0}
            article:first-child{break-before:auto}li,tr,figure{break-inside:avoid}
            *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
            """;

    /** Printed on white paper also where windows are dark. */
    static final String SHEET = ":root{color-scheme:light dark;" + colours(Palette.LIGHT) + "}\n"
            + "@media screen and (prefers-color-scheme:dark){:root{" + colours(Palette.DARK) + "}}\n" + RULES;

    /** Nothing is fetched, run, sent or styled but by {@link #SHEET}. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(SHEET)
            + "'; base-uri 'none'; form-action 'none'";

    private HtmlStyle() {}

    private static Palette.Pair pair(String name) {
        return new Palette.Pair("var(--" + name + ")", "var(--" + name + "-soft)");
    }

    private static String colours(Palette palette) {
        return "--ground:" + palette.ground() + ";--ink:" + palette.ink() + ";--faint:" + palette.faint() + ";--line:"
                + palette.line() + ";" + colours("plain", palette.plain()) + colours("good", palette.good())
                + colours("warn", palette.warn()) + colours("bad", palette.bad()) + colours("muted", palette.muted());
    }

    private static String colours(String name, Palette.Pair pair) {
        return "--" + name + ":" + pair.strong() + ";--" + name + "-soft:" + pair.soft() + ";";
    }

    private static String hash(String sheet) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(sheet.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
