using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OrleansNotify.Templates;

/// <summary>The text of a mail for programs that show no HTML, with its Liquid tags where they were.</summary>
internal sealed partial class HtmlText
{
    private static readonly HashSet<string> Blocks =
        ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "ul", "ol", "li", "blockquote", "pre", "hr", "section", "article", "header", "footer", "br"];

    private static readonly HashSet<string> Apart = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre"];
    private static readonly HashSet<string> Unseen = ["head", "style", "script", "title", "template"];

    private readonly StringBuilder _text = new();
    private readonly LiquidMarks _marks;

    private HtmlText(LiquidMarks marks) => _marks = marks;

    public static string Of(string html)
    {
        var marks = new LiquidMarks(html);
        var text = new HtmlText(marks);
        text.Write(new HtmlParser().ParseDocument(marks.Html).DocumentElement);
        return ManyLines().Replace(SpacesAtEnds().Replace(text._text.ToString(), "\n"), "\n\n").Trim();
    }

    private void Write(INode node)
    {
        switch (node)
        {
            case IComment comment:
                _text.Append(HtmlFilters().Replace(_marks.TagOf(comment.Data) ?? "", ""));
                break;
            case IText text:
                _text.Append(IsIndentation(text) ? "" : Spaces().Replace(_marks.Restore(text.Data), " "));
                break;
            case IElement element when !Unseen.Contains(element.LocalName):
                Element(element);
                break;
        }
    }

    private void Element(IElement element)
    {
        var name = element.LocalName;
        _text.Append(name == "li" ? "- " : name is "td" or "th" && element.PreviousElementSibling is not null ? "  " : "");
        foreach (var child in element.ChildNodes)
        {
            Write(child);
        }

        // The link of a button is what a reader of the text needs; one that shows itself is there already.
        if (name == "a" && element.GetAttribute("href") is { Length: > 0 } href && _marks.Restore(href) is var link && !EndsWith(link))
        {
            _text.Append(" (").Append(link).Append(')');
        }

        _text.Append(name == "img" ? element.GetAttribute("alt") : "").Append(Apart.Contains(name) ? "\n\n" : Blocks.Contains(name) ? "\n" : "");
    }

    /// <summary>What stands between tags and blocks for those who read the source.</summary>
    private static bool IsIndentation(IText text)
        => string.IsNullOrWhiteSpace(text.Data) && text.Data.Contains('\n', StringComparison.Ordinal) && (IsBorder(text.PreviousSibling) || IsBorder(text.NextSibling));

    private static bool IsBorder(INode? node) => node is null or IComment || (node is IElement element && Blocks.Contains(element.LocalName));

    private bool EndsWith(string link) => _text.ToString(Math.Max(0, _text.Length - link.Length), Math.Min(link.Length, _text.Length)) == link;

    /// <summary>Filters that only make sense in HTML.</summary>
    [GeneratedRegex(@"\|\s*(?:escape|newline_to_br|raw)\b\s*(?=\||-?\}\})")]
    private static partial Regex HtmlFilters();

    [GeneratedRegex(@"[ \t\r\n]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n[ \t]*")]
    private static partial Regex SpacesAtEnds();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex ManyLines();
}
