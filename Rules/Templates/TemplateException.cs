namespace OrleansNotify.Templates;

/// <summary>A template that cannot be rendered with this event, or needs more than a template may.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(string message)
        : base(message)
    {
    }

    public TemplateException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
