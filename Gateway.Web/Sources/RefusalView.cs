using OrleansNotify.Activity;

namespace OrleansNotify.Sources;

/// <summary>A call that was not believed or not taken, without anything that it carried.</summary>
/// <param name="Check">Which failed: <c>signature</c>, <c>token</c>, <c>age</c>, <c>size</c>, <c>rate</c> or <c>body</c>.</param>
/// <param name="Text">The likely cause, for people.</param>
internal sealed record RefusalView(string Check, string Reason, string Text, DateTimeOffset At)
{
    public static RefusalView Of(ActivityEntry entry, SourceScheme scheme)
    {
        var credential = scheme == SourceScheme.Bearer ? "token" : "signature";
        var (check, text) = entry.Subject switch
        {
            "signature_missing" => (credential, $"There was no {credential} at all."),
            "signature_malformed" => (credential, $"The {credential} was repeated, cut off or in another encoding."),
            "prefix_missing" => (credential, "The signature lacks what stands before it, such as sha256=."),
            "clock" => ("age", "The time in the call is more than five minutes off."),
            "body_reserialized" => (credential, "The signature is of the same JSON written in another way: something on the path rewrites bodies."),
            "wrong_secret" => (credential, $"The {credential} is of another secret."),
            "no_secret" => (credential, "The source has no secret to compare with."),
            RefusalReason.Size => ("size", "The body is larger than the server takes."),
            RefusalReason.Rate => ("rate", "There were more calls or bytes in a second than the server takes."),
            RefusalReason.MediaType => ("body", "The body is not of a type that is read here."),
            _ => ("body", "The body is no acceptable JSON."),
        };
        return new RefusalView(check, entry.Subject, text, entry.At);
    }
}

internal sealed record RefusalList(RefusalView[] Items);
