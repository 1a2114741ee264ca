namespace OrleansNotify.Channels;

/// <summary>The outbound guard allows no request to this address, today or tomorrow. The message names no address: it may reach a tenant.</summary>
public sealed class AddressRefusedException(string reason) : Exception(reason);
