using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed record TemplateKey(string EventType, Channel Channel, string Language);
