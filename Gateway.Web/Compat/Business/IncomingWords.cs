using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

internal static class IncomingWords
{
    public static string Word(this IncomingKinds kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Why this kind is not taken; null when it is.</summary>
    public static Problem? Refusal(this IncomingSettings settings, IncomingKinds kind)
        => settings.IsDisabled ? Problems.WebhookDisabled
            : settings.Off.HasFlag(kind) ? Problems.WebhookKindDisabled(kind.Word())
            : null;
}
