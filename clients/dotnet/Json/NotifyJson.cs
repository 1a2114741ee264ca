using System.Text.Json.Serialization;
using OrleansNotify.Client.Dashboard;
using OrleansNotify.Client.Endpoints;
using OrleansNotify.Client.Events;
using OrleansNotify.Client.Inbox;
using OrleansNotify.Client.Live;
using OrleansNotify.Client.Messages;
using OrleansNotify.Client.People;
using OrleansNotify.Client.Templates;

namespace OrleansNotify.Client.Json;

/// <summary>The forms of all bodies, made when the client is compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewEvent))]
[JsonSerializable(typeof(EventAccepted))]
[JsonSerializable(typeof(InboxPage))]
[JsonSerializable(typeof(UnreadCount))]
[JsonSerializable(typeof(InboxPatch))]
[JsonSerializable(typeof(ItemChanged))]
[JsonSerializable(typeof(BulkCommand))]
[JsonSerializable(typeof(BulkChanged))]
[JsonSerializable(typeof(EndpointSettings))]
[JsonSerializable(typeof(Endpoint))]
[JsonSerializable(typeof(EndpointPage))]
[JsonSerializable(typeof(ResumeCommand))]
[JsonSerializable(typeof(TestCommand))]
[JsonSerializable(typeof(TestAnswer))]
[JsonSerializable(typeof(LogPosition))]
[JsonSerializable(typeof(InboxSignal))]
[JsonSerializable(typeof(OrderPosted))]
[JsonSerializable(typeof(OrderTaken))]
[JsonSerializable(typeof(NotePosted))]
[JsonSerializable(typeof(NotificationTaken))]
[JsonSerializable(typeof(PersonSettings))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(PeopleCommand))]
[JsonSerializable(typeof(Imported))]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(MessageList))]
[JsonSerializable(typeof(Explained))]
[JsonSerializable(typeof(TemplateParts))]
[JsonSerializable(typeof(Template))]
[JsonSerializable(typeof(PublishCommand))]
internal sealed partial class NotifyJson : JsonSerializerContext;
