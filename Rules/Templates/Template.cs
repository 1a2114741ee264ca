using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>A template as it is rendered: published, or built in.</summary>
/// <param name="Language">A BCP 47 tag, for example <c>de-AT</c>.</param>
/// <param name="Version">From 1; 0: built in.</param>
/// <param name="Parts">As <see cref="TemplateCompiler"/> made them.</param>
public sealed record Template(string EventType, Channel Channel, string Language, int Version, TemplateParts Parts)
{
    /// <summary>For people: <c>payment_complete/sms/en version 3</c>.</summary>
    public string Name => $"{EventType}/{Channel.Word()}/{Language} {(Version == 0 ? "built in" : $"version {Version}")}";
}
