namespace OrleansNotify.Templates;

/// <param name="Name">As WhatsApp approved it, or a content SID (<c>HX…</c>) with Twilio.</param>
/// <param name="Language">As WhatsApp writes it, <c>en_US</c>.</param>
/// <param name="Parameters">Of the body, each Liquid; {{1}} first.</param>
public sealed record WhatsAppParts(string Name, string Language, IReadOnlyList<string> Parameters);
