/** An installation begins with this shop; every query names its shop, so that more may come. */
export const FIRST_SHOP_ID = "00000000-0000-7000-8000-000000000001";
