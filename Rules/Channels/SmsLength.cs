namespace OrleansNotify.Channels;

/// <summary>What a text takes as an SMS.</summary>
/// <param name="Units">Septets or UTF-16 code units, without what parts are left short by.</param>
/// <param name="Segments">What a provider bills: at least one.</param>
public sealed record SmsLength(SmsEncoding Encoding, int Units, int Segments);
