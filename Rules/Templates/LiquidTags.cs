using System.Collections.Frozen;

namespace OrleansNotify.Templates;

/// <summary>The tags of a template. Those that read other templates, or write without a limit, are not among them.</summary>
internal static class LiquidTags
{
    /// <summary>With an end. <c>raw</c> and <c>comment</c> have one that the scanner skips.</summary>
    public static readonly FrozenSet<string> Blocks = FrozenSet.Create("if", "unless", "case", "for", "capture");

    public static readonly FrozenSet<string> Others = FrozenSet.Create(
        "else", "elsif", "when", "break", "continue", "assign", "cycle", "echo", "increment", "decrement", "raw", "comment", "#");
}
