using OrleansNotify.Channels;
using OrleansNotify.Templates;

namespace OrleansNotify.Preferences;

/// <summary>What the template came to: a message, or why there is none.</summary>
/// <param name="Problem">Of rendering, for people; null with no message: there is no template.</param>
/// <param name="TemplateName">For people: <c>payment_complete/sms/en version 3</c>.</param>
public sealed record DecisionContent(RenderedMessage? Message, string? Problem = null, string TemplateName = "");
