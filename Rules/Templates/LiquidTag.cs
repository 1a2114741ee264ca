namespace OrleansNotify.Templates;

/// <summary>One <c>{{ … }}</c> or <c>{% … %}</c> of a template.</summary>
/// <param name="Name">Of a tag, for example <c>if</c>; empty: an output.</param>
/// <param name="Content">Between the delimiters, without the tag's name.</param>
/// <param name="Line">From 1.</param>
internal readonly record struct LiquidTag(int Start, int End, string Name, string Content, int Line)
{
    public bool IsOutput => Name.Length == 0;
}
