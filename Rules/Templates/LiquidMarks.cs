using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansNotify.Templates;

/// <summary>
/// HTML whose Liquid tags are marks that an HTML parser keeps where they are: comments between elements, as text between the rows of a
/// table would be moved out of it, and a word in attributes and styles, which can have no comments.
/// </summary>
internal sealed partial class LiquidMarks
{
    private readonly List<string> _tags = [];

    public LiquidMarks(string html)
    {
        var marked = new StringBuilder(html.Length);
        var (at, place) = (0, new HtmlPlace());
        foreach (var tag in LiquidScanner.Scan(html, out _))
        {
            place.Read(html.AsSpan(at, tag.Start - at));
            marked.Append(html, at, tag.Start - at);
            marked.Append(CultureInfo.InvariantCulture, $"{(place.IsText ? "<!--" : "")}LQ{_tags.Count}QL{(place.IsText ? "-->" : "")}");
            _tags.Add(html[tag.Start..tag.End]);
            at = tag.End;
        }

        Html = marked.Append(html, at, html.Length - at).ToString();
    }

    public string Html { get; }

    public string Restore(string html) => Mark().Replace(html, match => Tag(match.Groups[1].Value) ?? match.Value);

    /// <summary>The tag that a comment stands for, null: it is the author's own.</summary>
    public string? TagOf(string comment) => Whole().Match(comment) is { Success: true } match ? Tag(match.Groups[1].Value) : null;

    private string? Tag(string number)
        => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _tags.Count ? _tags[index] : null;

    [GeneratedRegex("(?:<!--)?LQ([0-9]{1,4})QL(?:-->)?")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\ALQ([0-9]{1,4})QL\z")]
    private static partial Regex Whole();
}
