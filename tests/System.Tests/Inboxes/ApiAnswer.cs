using System.Text.Json;

namespace OrleansNotify.SystemTests.Inboxes;

internal sealed record ApiAnswer(int Status, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);

    // Not with the JSON: a body may be empty.
    public override string ToString() => $"{Status} {Body}";
}
