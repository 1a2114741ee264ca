using System.Text.Json;
using OrleansNotify.Client.Events;

namespace OrleansNotify.ClientTests;

internal static class Example
{
    public static NewEvent To(string email, int number) => new()
    {
        Type = "notification",
        Payload = JsonElement.Parse($$"""{"title":"Number {{number}}","number":{{number}}}"""),
        Audience = [$"u:{email}"],
    };

    public static int Number(JsonElement body) => body.GetProperty("number").GetInt32();
}
