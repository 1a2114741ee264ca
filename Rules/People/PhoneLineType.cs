using System.Text.Json.Serialization;

namespace OrleansNotify.People;

/// <summary>What a number is used for, as far as its digits say. The numbers are stored.</summary>
[JsonConverter(typeof(WordConverter<PhoneLineType>))]
public enum PhoneLineType
{
    Unknown = 0,
    Mobile = 1,
    FixedLine = 2,

    /// <summary>The digits do not say which, as in North America.</summary>
    FixedLineOrMobile = 3,
    TollFree = 4,
    PremiumRate = 5,
    SharedCost = 6,
    Voip = 7,
    Personal = 8,
    Pager = 9,
    Uan = 10,
    Voicemail = 11,
}
