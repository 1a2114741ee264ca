namespace OrleansNotify.Templates;

/// <summary>What is wrong with a template.</summary>
/// <param name="Part">Of the template, for example <c>subject</c>.</param>
/// <param name="Line">From 1; 0: the part as a whole.</param>
public sealed record TemplateError(string Part, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{Part}, line {Line}: {Message}" : $"{Part}: {Message}";
}
