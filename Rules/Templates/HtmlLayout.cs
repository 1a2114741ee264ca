namespace OrleansNotify.Templates;

/// <summary>The page around a mail's content.</summary>
internal static class HtmlLayout
{
    private static readonly string Page = BuiltInSections.File("layout.html");

    public static string Apply(string html)
        => html.Contains("<html", StringComparison.OrdinalIgnoreCase) ? html : Page.Replace("[[content]]", html, StringComparison.Ordinal);
}
