using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>Slack asks a new address once to say this back, and calls it only then.</summary>
internal sealed record SlackChallenge(string Challenge)
{
    public static SlackChallenge? Of(SourceSettings source, ReadOnlySpan<byte> body)
        => source.Scheme == SourceScheme.Slack && PassedJson.TextOf(body, "type") == "url_verification"
            && PassedJson.TextOf(body, "challenge") is { } challenge
            ? new SlackChallenge(challenge)
            : null;
}
