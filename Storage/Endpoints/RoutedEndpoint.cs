namespace OrleansNotify.Endpoints;

/// <param name="LastRouted">The last <c>seq</c> that concerned the endpoint: 0 if none did.</param>
public sealed record RoutedEndpoint(string EndpointId, long LastRouted);
