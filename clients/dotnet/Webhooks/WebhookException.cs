namespace OrleansNotify.Client.Webhooks;

/// <summary>A webhook that was not sent by whom it says, or not now.</summary>
public sealed class WebhookException(string message) : Exception(message);
