namespace OrleansNotify.Endpoints;

[GenerateSerializer, Alias("OrleansNotify.Endpoints.BodyFormat")]
public enum BodyFormat
{
    /// <summary>The payload, byte for byte as it was accepted.</summary>
    Payload = 0,

    /// <summary><c>{"type":…,"timestamp":…,"data":payload}</c>, as Standard Webhooks advises.</summary>
    Standard = 1,
}
