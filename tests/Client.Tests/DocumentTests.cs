using System.Text.Json.Serialization.Metadata;
using OrleansNotify.Client.Json;

namespace OrleansNotify.ClientTests;

/// <summary>The client's records have the members of the server's document.</summary>
[Collection(nameof(RunningServer))]
public sealed class DocumentTests(RunningServer server)
{
    public static TheoryData<string, string> Forms => new()
    {
        { "NewEvent", "EventDocument" },
        { "EventAccepted", "EventAccepted" },
        { "InboxItem", "InboxView" },
        { "InboxPage", "InboxPage" },
        { "InboxPatch", "PatchCommand" },
        { "ItemChanged", "ItemChanged" },
        { "BulkChanged", "BulkChanged" },
        { "UnreadCount", "UnreadCount" },
        { "EndpointSettings", "EndpointSettingsDocument" },
        { "Endpoint", "EndpointAnswer" },
        { "TestAnswer", "TestAnswer" },
        { "PersonSettings", "PersonCommand" },
        { "Person", "PersonView" },
        { "Imported", "ImportResult" },
        { "Preferences", "PreferencesView" },
        { "Message", "MessageAnswer" },
        { "Template", "TemplateView" },
        { "OrderTaken", "OrderTaken" },
        { "NotificationTaken", "NotificationTaken" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task RecordHasMembersOfTheDocument(string record, string schema)
    {
        var members = (await server.Document()).GetProperty("components").GetProperty("schemas").GetProperty(schema).GetProperty("properties")
            .EnumerateObject().Select(member => member.Name).ToHashSet();

        var form = (JsonTypeInfo)typeof(NotifyJson).GetProperty(record)!.GetValue(NotifyJson.Default)!;

        Assert.NotEmpty(form.Properties);
        Assert.All(form.Properties, property => Assert.Contains(property.Name, members));
    }
}
