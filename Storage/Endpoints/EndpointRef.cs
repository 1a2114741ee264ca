namespace OrleansNotify.Endpoints;

public sealed record EndpointRef(string Tenant, string EndpointId);
