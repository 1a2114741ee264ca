namespace OrleansNotify.Templates;

internal static class HtmlStyles
{
    /// <summary>Many mail programs read no <c>&lt;style&gt;</c>. Media queries stay in it for those that do.</summary>
    public static string Inline(string html)
    {
        var marks = new LiquidMarks(html);
        using var mailer = new PreMailer.Net.PreMailer(marks.Html);
        var inlined = mailer.MoveCssInline(removeStyleElements: true, stripIdAndClassAttributes: false, removeComments: false, preserveMediaQueries: true);
        return marks.Restore(inlined.Html);
    }
}
