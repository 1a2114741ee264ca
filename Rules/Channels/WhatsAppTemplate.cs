namespace OrleansNotify.Channels;

/// <summary>A template that WhatsApp has approved. <see cref="Name"/> is a content SID (<c>HX…</c>) with Twilio.</summary>
/// <param name="Language">As WhatsApp writes it, <c>en_US</c>.</param>
/// <param name="Parameters">Of the body, {{1}} first.</param>
public sealed record WhatsAppTemplate(string Name, string Language, IReadOnlyList<string> Parameters);
