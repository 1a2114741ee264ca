using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace OrleansNotify.Templates;

/// <summary>What a mail's HTML must be. Mail programs take neither scripts nor sheets from elsewhere, and what walks a page here does so element in element.</summary>
internal static class HtmlRules
{
    private const int MaxDepth = 100;
    private const int MaxElements = 2_000;
    private const int MaxStyles = 32 * 1024;

    private static readonly string[] Forbidden = ["script", "link", "iframe", "object", "embed", "base", "form"];

    public static IReadOnlyList<TemplateError> Check(string html)
    {
        var document = new HtmlParser().ParseDocument(new LiquidMarks(HtmlLayout.Apply(html)).Html);
        var (depth, elements) = Measure(document);
        return depth > MaxDepth ? [new TemplateError("html", 0, $"more than {MaxDepth} elements in one another")]
            : elements > MaxElements ? [new TemplateError("html", 0, $"more than {MaxElements} elements")]
            : document.QuerySelectorAll("style").Sum(style => style.TextContent.Length) > MaxStyles
                ? [new TemplateError("html", 0, $"styles of more than {MaxStyles} characters")]
            : [.. document.QuerySelectorAll(string.Join(',', Forbidden)).Take(1).Select(
                element => new TemplateError("html", 0, $"a mail has no <{element.LocalName}>"))];
    }

    // Not by recursion, which is what it guards.
    private static (int Depth, int Elements) Measure(IDocument document)
    {
        var (deepest, depth, elements) = (0, 0, 0);
        for (INode? node = document; node is not null; node = Next(node, document, ref depth))
        {
            elements += node is IElement ? 1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return (deepest, elements);
    }

    private static INode? Next(INode node, INode root, ref int depth)
    {
        if (node.FirstChild is { } child)
        {
            depth++;
            return child;
        }

        for (INode? at = node; at is not null && at != root; at = at.Parent)
        {
            if (at.NextSibling is { } sibling)
            {
                return sibling;
            }

            depth--;
        }

        return null;
    }
}
